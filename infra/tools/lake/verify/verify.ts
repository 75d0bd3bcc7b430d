import { atOnce, concurrently } from '../../../../shared/concurrently.ts'
import type { LakeSources } from '../../../../shared/lake/ports.ts'
import type { FactsStore } from '../../../../shared/repositories/facts.ts'
import type { Ledger } from '../../../../shared/repositories/ledger.ts'
import { grouped, type Screen } from '../../terminal/progress.ts'
import type { OpenLake } from '../duck.ts'
import { verifyEvents } from './events.ts'
import { readLakeRoster } from './from-lake.ts'
import { verifyResults } from './results.ts'
import { rowsByMonth } from './rows.ts'

/** Differences told one by one; of more only how many there are. */
const mostShown = 20

/** What the system has, to compare with. */
export interface VerifySources extends LakeSources {
  readonly ledger: LakeSources['ledger'] & Pick<Ledger, 'listPartitions'>
  readonly facts: Pick<FactsStore, 'readFacts'>
}

/** Compares the lake with the system: works out from the lake alone what the system has. */
export async function verifyLake(lake: OpenLake, sources: VerifySources, screen: Screen) {
  const found: string[] = []
  const events = await rowsByMonth(lake, 'events')
  const assessments = await rowsByMonth(lake, 'assessments')
  const roster = await readLakeRoster(lake)
  const roots = [
    ...new Set(
      [...roster.profiles.values()].map(({ history }) => roster.rootOf(history.at(-1)?.orgId ?? '')),
    ),
  ]
  const erased = await concurrently(roots, atOnce, root => sources.erasures.listErasures(root))
  const forgetting = new Set(roots.filter((_, at) => erased[at]?.some(({ kind }) => kind === 'youth')))
  const compared = [
    await verifyEvents(events, sources, screen, found),
    await verifyResults(
      { events, assessments, roster },
      sources,
      root => forgetting.has(root),
      screen,
      found,
    ),
  ]
  return {
    count: found.length,
    lines: [
      `比对 compared: ${compared.join('; ')}`,
      ...found.slice(0, mostShown).map(line => `  ${line}`),
      ...(found.length > mostShown ? [`  … ${grouped(found.length - mostShown)} more`] : []),
      found.length === 0
        ? '全部一致 all agree'
        : '有不符之处 some differ; what the lake lacks comes by npm run lake -- rebuild',
    ],
  }
}
