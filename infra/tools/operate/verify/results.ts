import { isDeepStrictEqual } from 'node:util'
import { failureOf } from '../../../../functions/assess/failure.ts'
import { reassess } from '../../../../functions/assess/reassess.ts'
import { assessAnew } from '../../../../shared/assessing/assess-cadre.ts'
import { type Revision, sameFigures } from '../../../../shared/domain/assessment/revision.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import type { KeptBackReason } from '../../../../shared/repositories/org-progress.ts'
import { readPoliciesOnce } from '../../../../shared/repositories/policies.ts'
import type { Stores } from '../stores.ts'
import { listCadres, readLatestRevisions, recordsOfCadre } from './cadres.ts'
import type { Check } from './check.ts'
import { type Difference, type Figure, figure, nothing } from './difference.ts'
import { resultFigures } from './figures.ts'
import { type Months, monthsOf } from './months.ts'

/** What a month comes to now, or why that cannot be told. */
export type Outcome =
  | { readonly expected: Awaited<ReturnType<typeof assessAnew>>['assessment'] }
  | {
      readonly reason: KeptBackReason
    }

/** A cadre's month as it is kept, as it is due, and as it comes to now. */
export interface CadreMonth {
  readonly cadreId: string
  readonly month: string
  readonly latest: Revision | undefined
  readonly revisions: number
  readonly due: Awaited<ReturnType<Months['due']>>
  readonly isKeptBack: boolean
  readonly outcome: Outcome
}

/** Every month of a cadre of which there is a result or one is due, assessed anew from the records. */
export async function* assessMonths(
  stores: Stores,
  months: Months,
  cadreId: string,
): AsyncIterable<CadreMonth> {
  const known = await readLatestRevisions(stores, cadreId)
  const opened = (await months.openings()).map(({ month }) => month)
  const sources = recordsOfCadre(stores)
  const policies = readPoliciesOnce(stores.policies)
  for (const month of [...new Set([...opened, ...known.keys()])].sort()) {
    const due = await months.due(cadreId, month)
    const { latest, revisions = 0 } = known.get(month) ?? {}
    if (!due && !latest) continue
    const isKeptBack = due !== undefined && (await stores.keptBack.isKeptBack(due.orgId, month, cadreId))
    const about = { cadreId, month, asOf: lastDate(month), orgId: latest?.orgId ?? due?.orgId }
    const outcome = await assessAnew(policies, sources, latest, about).then(
      ({ assessment }): Outcome => ({ expected: assessment }),
      (error): Outcome => {
        const { reason } = failureOf(error)
        // Who is busy, or away, tells nothing about the cadre.
        if (reason === 'throttled' || error.code === 'ECONNREFUSED') throw error
        return { reason }
      },
    )
    yield { cadreId, month, latest, revisions, due, isKeptBack, outcome }
  }
}

/** What differs of a cadre's months, by what `figuresOf` says of each, and of whether a run of it is under way. */
export async function differingMonths(
  stores: Stores,
  months: Months,
  cadreId: string,
  figuresOf: (each: CadreMonth, isRunning: boolean) => Figure[],
): Promise<Difference[]> {
  const found: Difference[] = []
  for await (const each of assessMonths(stores, months, cadreId)) {
    const { month } = each
    const figures = figuresOf(each, (await months.running()).has(month))
    if (figures.length > 0) found.push({ who: cadreId, month, figures })
  }
  return found
}

/** Whether a month's result is what it comes to now, so that nobody has to be kept back for it. */
export function isInOrder({ latest, due, outcome }: CadreMonth): boolean {
  if (!latest || 'reason' in outcome) return false
  const isClosed = latest.status === 'final' || due?.status !== 'final'
  return isClosed && (outcome.expected === undefined || sameFigures(latest, outcome.expected))
}

function missing({ due, isKeptBack, outcome }: CadreMonth): Figure[] {
  if (isKeptBack || !due) return []
  if ('reason' in outcome) return figure('留待 kept back', nothing, outcome.reason)
  return outcome.expected
    ? figure('结果 result', nothing, `${outcome.expected.total ?? nothing} ${due.status}`)
    : []
}

/** What of a kept result is not as it should be. */
function differing(latest: Revision, each: CadreMonth, isRunning: boolean): Figure[] {
  const { revisions, due, isKeptBack, outcome } = each
  const expected = 'expected' in outcome ? outcome.expected : undefined
  const isFinal = latest.status === 'final'
  const isOpened = due !== undefined || expected?.withdrawn === true || latest.withdrawn === true
  const figures = [
    ...figure('版本数 revisions', revisions, latest.revision),
    ...(isOpened ? [] : figure('开放 opening', nothing, latest.status)),
  ]
  if (isKeptBack && isInOrder(each)) figures.push(...figure('留待 kept back', 'kept back', nothing))
  // That it is not what it should be is known, and told in the sums.
  if (isKeptBack) return figures
  if ('reason' in outcome) figures.push(...figure('留待 kept back', nothing, outcome.reason))
  if (!isFinal && !isRunning)
    figures.push(...figure('状态 status', latest.status, due?.status ?? latest.status))
  if (!expected) return figures
  figures.push(...resultFigures(latest, expected))
  // What is missing is told anew as long as nothing is final, and stays as it was told from then on.
  if (!isFinal && !isDeepStrictEqual(latest.evidence, expected.evidence))
    figures.push(...figure('所缺 evidence', latest.evidence, expected.evidence))
  return figures
}

/** Results number by number, against a new assessment from the records; and that there is one wherever one is due. */
export function checkResults(stores: Stores): Check<string> {
  const months = monthsOf(stores)
  return {
    subject: 'results',
    list: () => listCadres(stores),

    compare: cadreId =>
      differingMonths(stores, months, cadreId, (each, isRunning) => {
        // Before a month is over nobody assesses again by himself.
        if (!months.isOver(each.month)) return []
        if (each.latest) return differing(each.latest, each, isRunning)
        return isRunning ? [] : missing(each)
      }),

    async mend(cadreId, differences) {
      const openings = await months.openings()
      for (const { month = '' } of differences) {
        const latest = await stores.assessments.readLatestRevision(cadreId, month)
        const isOpened =
          latest &&
          (await stores.roster.readOrgPath(latest.orgId, lastDate(month))).some(orgId =>
            openings.some(opening => opening.orgId === orgId && opening.month === month),
          )
        if (latest && !latest.withdrawn && !isOpened)
          await stores.openings.openMonth({ month, orgId: latest.orgId, status: latest.status })
        // Tried often enough: what fails is kept back at once.
        await reassess(stores, { kind: 'reassess', cadreId, month, tries: 100 })
      }
    },
  }
}
