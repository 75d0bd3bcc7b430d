import { isDeepStrictEqual } from 'node:util'
import { concurrently } from '../../../shared/concurrently.ts'
import { assessmentColumns, assessmentRows } from '../../../shared/domain/lake/assessments.ts'
import type { Columns } from '../../../shared/domain/lake/columns.ts'
import { eventColumns } from '../../../shared/domain/lake/events.ts'
import { fold } from '../../../shared/domain/ledger/fold.ts'
import { standing } from '../../../shared/domain/ledger/standing.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import type { LakeSources } from '../../../shared/lake/sources.ts'
import { factsOn } from '../../../shared/repositories/facts.ts'
import type { Ledger } from '../../../shared/repositories/ledger.ts'
import { beginPhase, grouped, type Screen } from '../demo/progress.ts'
import type { Tables } from '../operate/stores.ts'
import type { OpenLake } from './duck.ts'
import { figuresOfFacts, recordedFrom } from './recompute.ts'

/** What was compared, a line each, and how much differs. */
export interface Verified {
  readonly lines: readonly string[]
  readonly count: number
}

/** Differences told one by one; of more only how many there are. */
const mostShown = 20
const concurrency = 16

type Row = Readonly<Record<string, unknown>>

/** Rows of a table by a key made of some columns. */
async function rowsBy(
  lake: OpenLake,
  table: string,
  columns: Columns,
  key: (row: Row) => string,
): Promise<Map<string, Row[]>> {
  const names = ['month', ...Object.keys(columns)]
  const { rows } = await lake.ask(`select ${names.map(name => `"${name}"`).join(', ')} from ${table}`)
  return Map.groupBy(
    rows.map(row => Object.fromEntries(names.map((name, at) => [name, row[at]]))),
    key,
  )
}

const countsByType = (events: readonly { readonly type: unknown }[]) =>
  Object.fromEntries(
    [...Map.groupBy(events, ({ type }) => String(type))].sort().map(([type, some]) => [type, some.length]),
  )

/** The first of the columns in which two rows differ. */
function firstDifference(own: Row, expected: Row): string | undefined {
  const name = Object.keys(expected).find(each => !isDeepStrictEqual(own[each], expected[each]))
  return name && `${name} ${JSON.stringify(own[name])} → ${JSON.stringify(expected[name])}`
}

/**
 * Compares the lake with the system, working out from the lake alone what the system has: how many events of each type a
 * cadre's month holds, its facts as far as they name nobody who rated, and every figure of every revision.
 */
export async function verifyLake(
  lake: OpenLake,
  tables: Tables,
  { ledger, revisions, eventMonths: _ }: LakeSources & { readonly ledger: Pick<Ledger, 'listPartitions'> },
  screen: Screen,
): Promise<Verified> {
  const found: string[] = []
  const lines: string[] = []
  const keyOf = (row: Row) => `${row.cadreId} ${row.month}`
  const events = await rowsBy(lake, 'events', eventColumns, keyOf)
  const facts = factsOn(tables.views)

  const partitions = new Map<string, { cadreId: string; month: string }>()
  for await (const partition of ledger.listPartitions()) partitions.set(keyOf(partition), partition)
  const phase = beginPhase(screen, '比对事件', partitions.size, '月')
  let [counted, folded, unnamed] = [0, 0, 0]
  await concurrently([...partitions], concurrency, async ([key, { cadreId, month }]) => {
    const own = events.get(key) ?? []
    const recorded = await ledger.readMonthEvents(cadreId, month, true)
    const expected = countsByType(standing(recorded, ledgerZone))
    const counts = countsByType(own as { type: unknown }[])
    counted += own.length
    if (!isDeepStrictEqual(counts, expected))
      found.push(`events ${key}: ${JSON.stringify(counts)} → ${JSON.stringify(expected)}`)
    // Of whom somebody asked to be forgotten nothing can be told from the lake.
    const isWhole = own.every(
      row =>
        row.youthIds === null || row.youths === (row.youthIds as unknown[]).length || row.type === 'feedback',
    )
    if (isWhole) {
      const view = await facts.readFacts(cadreId, month)
      const fromLake = figuresOfFacts(fold(recordedFrom(own), month, ledgerZone))
      const fromSystem = view && figuresOfFacts(view.facts)
      if (fromSystem && !isDeepStrictEqual(fromLake, fromSystem))
        found.push(`facts ${key}: ${firstDifference(fromLake, fromSystem)}`)
      folded++
    } else unnamed++
    phase.step()
  })
  for (const key of events.keys()) if (!partitions.has(key)) found.push(`events ${key}: there → –`)
  phase.end()

  const results = await rowsBy(lake, 'assessments', assessmentColumns, keyOf)
  const assessing = beginPhase(screen, '比对结果', results.size, '人月')
  const cadreIds = new Set([...results.keys(), ...partitions.keys()].map(key => key.split(' ')[0] as string))
  const known = (await lake.ask('select distinct cadreId from cadres')).rows
  for (const [cadreId] of known) cadreIds.add(String(cadreId))
  let compared = 0
  await concurrently([...cadreIds], concurrency, async cadreId => {
    const stored = await revisions.readRevisionsBetween(cadreId, '0000-00', '9999-12')
    for (const [month, some] of Map.groupBy(stored, each => each.month)) {
      const key = `${cadreId} ${month}`
      const own = (results.get(key) ?? []).toSorted((a, b) => Number(a.revision) - Number(b.revision))
      const expected = assessmentRows(some)
      compared += expected.length
      results.delete(key)
      if (own.length !== expected.length)
        found.push(`assessments ${key}: ${own.length} revisions → ${expected.length}`)
      expected.forEach((row, at) => {
        const difference = own[at] && firstDifference(own[at], row)
        if (difference) found.push(`assessments ${key} #${row.revision}: ${difference}`)
      })
      assessing.step()
    }
  })
  for (const key of results.keys()) found.push(`assessments ${key}: there → –`)
  assessing.end()

  lines.push(
    `比对 compared: ${grouped(counted)} events of ${grouped(partitions.size)} months, facts of ${grouped(folded)}, ${grouped(compared)} revisions`,
  )
  if (unnamed > 0)
    lines.push(`${grouped(unnamed)} months name a youth who asked to be forgotten: facts not compared`)
  for (const line of found.slice(0, mostShown)) lines.push(`  ${line}`)
  if (found.length > mostShown) lines.push(`  … ${grouped(found.length - mostShown)} more`)
  lines.push(found.length === 0 ? '全部一致 all agree' : '有不符之处 not all agrees: npm run lake -- rebuild')
  return { lines, count: found.length }
}
