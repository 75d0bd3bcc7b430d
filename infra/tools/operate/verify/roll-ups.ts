import { isDeepStrictEqual } from 'node:util'
import { grades } from '../../../../events/assessment.ts'
import { mergeParts, rollUp } from '../../../../shared/assessing/roll-up.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import { gradeLabels, policyLabel } from '../../../../shared/labels/assessment.ts'
import { readPoliciesOnce } from '../../../../shared/repositories/policies.ts'
import type { RollupView } from '../../../../shared/repositories/rollups.ts'
import type { Stores } from '../stores.ts'
import type { Check } from './check.ts'
import { type Difference, type Figure, figure, nothing } from './difference.ts'
import { dimensionFigures } from './figures.ts'
import { monthsOf } from './months.ts'

type View = Omit<RollupView, 'version'>

/** A month of a whole tree: a city's sums can't be told without those of all below. */
interface TreeMonth {
  readonly root: string
  readonly month: string
}

function figuresOf(stored: View | undefined, expected: View | undefined): Figure[] {
  if (!stored || !expected) return figure('汇总 roll-up', assessed(stored), assessed(expected))
  const [a, b] = [stored.rollup, expected.rollup]
  return [
    ...figure('参评人数 assessed', a.assessed, b.assessed),
    ...grades.flatMap(grade => figure(`${gradeLabels[grade]} ${grade}`, a.grades[grade], b.grades[grade])),
    ...figure('未评满意度 unrated', a.unrated, b.unrated),
    ...dimensionFigures(a.dimensions, b.dimensions),
    ...figure('分布 histogram', a.histogram, b.histogram),
    ...figure('留待 keptBack', stored.keptBack ?? 0, expected.keptBack ?? 0),
    ...figure('状态 status', stored.status, expected.status),
    ...figure(
      '政策 policy',
      stored.policy && policyLabel(stored.policy),
      expected.policy && policyLabel(expected.policy),
    ),
  ]
}

const assessed = (view: View | undefined) => (view ? `${view.rollup.assessed} assessed` : nothing)

/** Roll-ups of every due month against the merge of their cadres' lines and of those below. */
export function checkRollUps(stores: Stores): Check<TreeMonth> {
  const { roster, rollups, assessments, keptBack } = stores
  const months = monthsOf(stores)

  /** What an org's roll-up should say; `visit` hears of each org, those below first. */
  async function expect(
    orgId: string,
    month: string,
    opened: ReadonlySet<string>,
    isDue: boolean,
    visit: (orgId: string, stored: View | undefined, expected: View | undefined) => Promise<void>,
  ): Promise<View | undefined> {
    const isOpened = isDue || opened.has(orgId)
    const below: View[] = []
    for (const child of await roster.listChildren(orgId, lastDate(month))) {
      const view = await expect(child, month, opened, isOpened, visit)
      if (view) below.push(view)
    }
    const [before, rows, kept] = await Promise.all([
      rollups.readRollup(orgId, month),
      assessments.listRows(orgId, month),
      keptBack.listKeptBackOfOrg(orgId, month),
    ])
    const { version: _, ...stored } = before ?? { version: 0 }
    const isKnown = isOpened || before !== undefined || rows.length > 0 || below.length > 0
    const expected = isKnown
      ? await mergeParts(readPoliciesOnce(stores.policies), orgId, month, {
          rows,
          below,
          keptBack: kept.length,
        })
      : undefined
    await visit(orgId, before && (stored as View), expected)
    return expected
  }

  async function walk({ root, month }: TreeMonth, visit: Parameters<typeof expect>[4]): Promise<void> {
    const opened = (await months.openings()).filter(opening => opening.month === month)
    await expect(root, month, new Set(opened.map(({ orgId }) => orgId)), false, visit)
  }

  return {
    subject: 'rollUps',

    async *list() {
      const all = new Set((await months.openings()).map(({ month }) => month))
      for (const month of [...all].sort())
        for (const root of await roster.listChildren(undefined, lastDate(month))) yield { root, month }
    },

    async compare(tree) {
      const found: Difference[] = []
      const isRunning = (await months.running()).has(tree.month)
      await walk(tree, async (who, stored, expected) => {
        if (isDeepStrictEqual(stored, expected) || (isRunning && stored === undefined)) return
        const figures = figuresOf(stored, expected)
        found.push({ who, month: tree.month, figures })
      })
      return found
    },

    async mend(tree, differences) {
      const concerned = new Set(differences.map(({ who }) => who))
      const order: string[] = []
      await walk(tree, async orgId => {
        order.push(orgId)
      })
      for (const orgId of order) if (concerned.has(orgId)) await rollUp(stores, orgId, tree.month)
    },
  }
}
