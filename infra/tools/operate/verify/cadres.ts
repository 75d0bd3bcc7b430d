import type { InputSources } from '../../../../shared/assessing/inputs.ts'
import type { Revision } from '../../../../shared/domain/assessment/revision.ts'
import { emptyFacts, type MonthFacts } from '../../../../shared/domain/ledger/facts.ts'
import { fold } from '../../../../shared/domain/ledger/fold.ts'
import { monthsBetween } from '../../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import type { Stores } from '../stores.ts'

/** Every cadre of the roster, then those of whom only results are left, if there are any. */
export async function* listCadres({ tables, roster }: Stores): AsyncIterable<string> {
  for await (const { pk, sk } of tables.roster.scanKeys()) if (sk === 'PROFILE') yield idOf(pk)
  for await (const cadreId of listAssessedCadres(tables.results))
    if (!(await roster.readProfile(cadreId))) yield cadreId
}

/** Every cadre who has results, mostly once. */
export async function* listAssessedCadres(results: Stores['tables']['results']): AsyncIterable<string> {
  let last: string | undefined
  for await (const { pk } of results.scanKeys()) {
    if (pk !== last && pk.startsWith('CADRE#')) yield idOf(pk)
    last = pk
  }
}

const idOf = (pk: string) => pk.slice(pk.indexOf('#') + 1)

/** The latest revision of each month, and how many there are. */
export async function readLatestRevisions(
  { assessments }: Pick<Stores, 'assessments'>,
  cadreId: string,
): Promise<Map<string, { latest: Revision; revisions: number }>> {
  const found = new Map<string, { latest: Revision; revisions: number }>()
  for (const latest of await assessments.readRevisionsBetween(cadreId, '0000-00', '9999-12'))
    found.set(latest.month, { latest, revisions: (found.get(latest.month)?.revisions ?? 0) + 1 })
  return found
}

type Asked = (...args: never[]) => Promise<unknown>

/** The same answer to the same question. */
function once<Ask extends Asked>(ask: Ask): Ask {
  const answers = new Map<string, Promise<unknown>>()
  const asked = (...args: never[]) => {
    const key = JSON.stringify(args)
    const answer = answers.get(key) ?? ask(...args)
    answers.set(key, answer)
    return answer
  }
  return asked as Ask
}

/** What assessing one cadre's months reads, each once: the roster, and facts as the ledger makes them. */
export function recordsOfCadre({ roster, ledger, workingDays }: Stores): InputSources {
  const readMonth = once((cadreId: string, month: string) => ledger.readMonthEvents(cadreId, month, true))
  const readFacts = once(async (cadreId: string, month: string): Promise<MonthFacts> => {
    const events = await readMonth(cadreId, month)
    return events.length === 0 ? emptyFacts(month) : fold(events, month, ledgerZone)
  })
  return {
    workingDays,
    ledger: { readMonthEvents: (cadreId, month) => readMonth(cadreId, month) },
    roster: {
      readCadreWithLinks: once(roster.readCadreWithLinks),
      readClaims: once(roster.readClaims),
      readServices: once(roster.readServices),
      readBases: once(roster.readBases),
      readOrgProfile: once(roster.readOrgProfile),
    },
    facts: {
      async readFactsBetween(cadreId, from, to) {
        const months = await Promise.all(monthsBetween(from, to).map(month => readFacts(cadreId, month)))
        return months.filter(({ events }) => events > 0)
      },
    },
  }
}
