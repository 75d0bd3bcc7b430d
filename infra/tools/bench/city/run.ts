import { readInputs } from '../../../../shared/assessing/inputs.ts'
import { readingOnce } from '../../../../shared/aws/items/request-reads.ts'
import { firstVersion } from '../../../../shared/domain/policy/versions.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import * as ports from '../../../../shared/ports.ts'
import { driveRun, openAssess } from '../drive-run.ts'
import { environmentOver } from './city.ts'
import { type Counted, counted, nothing } from './counted.ts'
import { partitionsOf } from './partitions.ts'
import { cadreOf, monthBefore, numberOf, orgAt, orgOfCadre, type Size, today } from './shape.ts'
import { generatedTables } from './tables.ts'

/** What a run read and wrote, for the cadres that were assessed and for itself. */
export interface RunCounted {
  readonly cadres: Counted
  readonly own: Counted
  /** Read units of what the assessments are a function of, and of the results before them: the least there is. */
  readonly bare: number
  readonly messages: number
  readonly seconds: number
}

/** A city, of whose orgs one in so many is assessed. */
export type Run = Size & { readonly assessedEvery: number }

/** An environment on tables of a city in memory; what is read and written for a cadre is counted apart from the run's own. */
function environmentOf(size: Size, ofCadres: Counted, ofRun: Counted) {
  const tables = generatedTables(partitionsOf(size, undefined))
  const isOfCadre = ({ pk, sk = '' }: { readonly pk: string; readonly sk?: string }) =>
    /^(?:CADRE|YOUTH|BASE)#/.test(pk) || sk.startsWith('ROW#')
  return environmentOver(table =>
    counted(tables(table), place => (place && isOfCadre(place) ? ofCadres : ofRun)),
  )
}

const isAssessed = (run: Run, cadreId: string) =>
  orgOfCadre(run, numberOf(cadreId)) % run.assessedEvery === run.assessedEvery - 1

/** Read units of what cannot be done without, of everybody who is assessed. */
async function bareReads(run: Run): Promise<number> {
  const [all, ofRun] = [nothing(), nothing()]
  const opened = ports.openPorts(environmentOf(run, all, ofRun), {
    roster: ports.rosterReads,
    facts: ports.facts,
    ledger: ports.ledger,
    workingDays: ports.workingDays,
    revisions: ports.revisions,
  })
  await readingOnce(async () => {
    for (let n = 0; n < run.cadres; n++) {
      if (!isAssessed(run, cadreOf(n))) continue
      await readInputs(opened, firstVersion.policy, cadreOf(n), monthBefore, lastDate(monthBefore))
      await opened.revisions.readLatestRevision(cadreOf(n), monthBefore)
    }
  })
  return all.reads.units + ofRun.reads.units
}

/** A run of a whole tree through the very workers, on tables in memory. */
export async function runOf(run: Run, progress: (done: number) => void): Promise<RunCounted> {
  const began = performance.now()
  const [cadres, own] = [nothing(), nothing()]
  const opened = openAssess(environmentOf(run, cadres, own))
  // Whoever is not assessed does not serve: what is left of it is what the run itself reads and writes.
  const sampled =
    <Answer>(read: (cadreId: string, ...more: never[]) => Promise<Answer>, none: Answer) =>
    async (cadreId: string, ...more: unknown[]): Promise<Answer> =>
      isAssessed(run, cadreId) ? read(cadreId, ...(more as never[])) : none
  const { roster, facts, assessments } = opened
  const deps = {
    ...opened,
    roster: { ...roster, readCadreWithLinks: sampled(roster.readCadreWithLinks, undefined) },
    facts: { ...facts, readFactsBetween: sampled(facts.readFactsBetween, []) },
    assessments: { ...assessments, readLatestRevision: sampled(assessments.readLatestRevision, undefined) },
  }
  const messages = await driveRun(deps, {
    orgId: orgAt(0),
    month: monthBefore,
    startedAt: `${today}T00:00:00.000Z`,
    onMessage: number => number % 500 === 0 && progress(number),
  })
  const seconds = (performance.now() - began) / 1000
  return { cadres, own, bare: await bareReads(run), messages, seconds }
}
