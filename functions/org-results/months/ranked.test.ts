import { beforeEach, expect, test } from 'vitest'
import type { Caller } from '../../../shared/access/caller.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { countRanking, rankingOf } from '../../../shared/counting/ranking.ts'
import { assessWithDigest } from '../../../shared/domain/assessment/assess.ts'
import type { Revision } from '../../../shared/domain/assessment/revision.ts'
import { firstVersion } from '../../../shared/domain/policy/versions.ts'
import { syntheticCadre } from '../../../shared/domain/testing/synthetic.ts'
import { countsOn } from '../../../shared/repositories/counts.ts'
import { rowOf } from '../../../shared/repositories/rows.ts'
import {
  memoryAssessments,
  memoryRegister,
  memoryRoster,
} from '../../../shared/repositories/testing/memory.ts'
import { openInMemory } from '../../../shared/repositories/testing/open.ts'
import { opens } from '../ports.ts'
import { tableSorted } from './ranked.ts'
import type { TableQuery } from './table.ts'

const [orgId, month, count] = ['ls', '2026-05', 230] as const
const admin = { subject: 'u', role: 'orgAdmin', org: orgId } as const
const cadreOf = (n: number) => `c-${String(n).padStart(3, '0')}`
/** Totals up and down, some the same, every tenth none. */
const totalOf = (n: number) => (n % 10 === 9 ? null : ((n * 37) % 100) / 2)

const { roster: slice, facts } = syntheticCadre('c-any', month)
const assessed = assessWithDigest([firstVersion.policy, slice, facts, month, '2026-05-31', []])
const revisionOf = (n: number, total = totalOf(n)): Revision => ({
  ...(assessed as NonNullable<typeof assessed>),
  cadreId: cadreOf(n),
  orgId,
  total,
  status: 'final',
  revision: 1,
  assessedAt: '2026-06-08T00:00:00.000Z',
})

let sources: Awaited<ReturnType<typeof open>>
let instant: string

async function open() {
  const now = () => new Date(instant)
  const sent: unknown[] = []
  const [assessments, register] = [memoryAssessments(), memoryRegister()]
  const about = { orgId, service: { from: '2020-01-01' }, spans: [{ from: '1900-01-01' }] }
  for (let n = 0; n < count; n++) {
    const cadreId = cadreOf(n)
    const history = [
      { effectiveFrom: '2020-01-01', name: `团干部${n}`, post: '', category: 'fullTime' as const },
    ]
    await register.writeRegister(cadreId, async () => [
      { registerOf: orgId, line: { cadreId, ...about, history } },
    ])
    await assessments.putRow(rowOf(revisionOf(n)))
  }
  const roster = { ...memoryRoster(), listChildren: async () => [] }
  const counts = countsOn(memoryItems(), now)
  const sendReport = async (messages: readonly unknown[]) => void sent.push(...messages)
  return { ...openInMemory(opens, now), roster, register, assessments, counts, sendReport, now, sent }
}

beforeEach(async () => {
  instant = '2026-06-20T09:00:00.000Z'
  sources = await open()
})

const rank = () =>
  sources.counts.keepCount(rankingOf(orgId, month, 'total'), () =>
    countRanking(sources, orgId, `${month}#total`),
  )
const ask = (query: Partial<TableQuery> = {}, caller: Caller = admin) =>
  tableSorted(sources, caller, orgId, month, 'total', { limit: 100, ...query })

/** All pages, one after the other. */
async function walk(query: Partial<TableQuery> = {}, caller: Caller = admin) {
  const pages: Awaited<ReturnType<typeof ask>>[] = []
  do pages.push(await ask({ ...query, cursor: pages.at(-1)?.nextCursor }, caller))
  while (pages.at(-1)?.nextCursor)
  return { pages, ids: pages.flatMap(({ items }) => items.map(({ cadreId }) => cadreId)) }
}

const byTotal = Array.from({ length: count }, (_, n) => n)
  .sort((a, b) => (totalOf(b) ?? -1) - (totalOf(a) ?? -1) || a - b)
  .map(cadreOf)

const unscored = byTotal.filter(id => id.endsWith('9'))

test('of a large org is ranked in the background; the first one who asks is told it as it stands', async () => {
  expect((await walk()).ids).toEqual(byTotal)
  expect(sources.sent).toContainEqual({ what: 'ranking', orgId, of: '2026-05#total' })
})

test('goes along the ranking that was kept, some lines a page, and says of when it is', async () => {
  await rank()
  const { pages, ids } = await walk()
  expect(ids).toEqual(byTotal)
  expect(pages.map(({ items }) => items.length)).toEqual([...Array(9).fill(25), 5])
  expect(pages[0]).toHaveProperty('countedAt', instant)
  expect(pages[0]?.items[0]).toMatchObject({ name: '团干部27', total: 49.5 })
  expect((await walk({ limit: 7 })).ids).toEqual(byTotal)
  expect((await walk({ q: '团干部73' })).ids).toEqual(['c-073'])
  expect(sources.sent).toEqual([])
})

test('shows lines as they are now, and none of who is gone', async () => {
  await rank()
  await sources.assessments.putRow({ ...rowOf(revisionOf(27)), total: 40, revision: 2 })
  await sources.assessments.deleteRow(orgId, month, 'c-127', 2)
  const { items } = await ask({ limit: 4 })
  expect(items.map(({ cadreId, total }) => [cadreId, total])).toEqual([
    ['c-227', 49.5],
    ['c-054', 49],
    ['c-027', 40],
  ])
})

test('has whoever asks stand where it sees itself, not where its rating has put it', async () => {
  await rank()
  const best = revisionOf(27)
  const { satisfaction } = best.dimensions
  const rating = { num: 20, den: 20, raters: 5 }
  const rated = { ...satisfaction, indicators: { ...satisfaction.indicators, rating } }
  await sources.assessments.addRevision({ ...best, dimensions: { ...best.dimensions, satisfaction: rated } })
  const { pages, ids } = await walk({}, { ...admin, cadreId: 'c-027' })
  // Its total is withheld from it: it stands among those without one, by id.
  expect(ids).toEqual([
    ...byTotal.filter(id => id !== 'c-027' && !unscored.includes(id)),
    ...[...unscored, 'c-027'].sort(),
  ])
  const own = pages.flatMap(({ items }) => items).filter(({ cadreId }) => cadreId === 'c-027')
  expect(own).toMatchObject([{ total: null, withheld: true }])
})
