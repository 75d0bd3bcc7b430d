import { assessCadre } from '../../shared/assessing/assess-cadre.ts'
import { dueStatus } from '../../shared/assessing/due.ts'
import { pace } from '../../shared/assessing/pace.ts'
import type { RunDependencies } from '../../shared/assessing/run-ports.ts'
import type { Work, WorkOf } from '../../shared/assessing/work.ts'
import { readingOnce } from '../../shared/aws/items/request-reads.ts'
import { lastDate } from '../../shared/domain/time/calendar.ts'
import type { KeptBack, OrgProgress } from '../../shared/repositories/org-progress.ts'
import { readPoliciesOnce } from '../../shared/repositories/policies.ts'
import { log } from '../../shared/telemetry/log.ts'
import { measure } from '../../shared/telemetry/metrics.ts'
import { delayAfter, type Failure, failureOf } from './failure.ts'
import { release } from './release.ts'
import { suspectAfter, type Turn } from './turn.ts'

/** Cadres assessed at once within a message. */
export const concurrency = 8

/** An assessment that failed. */
interface Failed extends Failure {
  readonly cadreId: string
}

/** Has the org rolled up once all its chunks and child orgs are done. */
export async function rollUpWhenDone(
  { send }: Pick<RunDependencies, 'send'>,
  { month, runId }: { month: string; runId: string },
  { orgId, chunksDone, chunks }: OrgProgress,
): Promise<void> {
  if (chunksDone === chunks) await send([{ kind: 'rollUp', month, runId, orgId } satisfies Work])
}

/**
 * Assesses the cadres of a message; tells which failed and which other orgs have to be rolled up. Orgs and bases are read
 * once for all of them: who changes one meanwhile has those whom it bears on assessed again, after this message's time.
 */
async function assessAll(deps: RunDependencies, message: WorkOf<'assess'>, until: number) {
  const { month, orgId, status, cadreIds } = message
  const policies = readPoliciesOnce(deps.policies)
  const noted = await deps.keptBack.listKeptBackOfOrg(orgId, month)
  // After the notes: whoever was kept back when the month was closed is not released by a run from before.
  const path = await deps.roster.readOrgPath(orgId, lastDate(month))
  const due = dueStatus(await deps.openings.listOpeningsOfMonth(month), month, path)
  const as = due === 'final' ? due : status
  const elsewhere = new Set<string>()
  const failures = await pace(cadreIds, { limit: concurrency, until }, async cadreId => {
    const { orgs } = await assessCadre({ ...deps, policies }, cadreId, month, lastDate(month), as, orgId)
    for (const org of orgs) if (org !== orgId) elsewhere.add(org)
    // The run may have merged the org before: it does so once.
    const merge: Work = { kind: 'rollUp', month, orgId }
    if (noted.some(known => known.cadreId === cadreId))
      await release(deps, orgId, month, cadreId, () => deps.send([merge]))
  })
  const failed = failures.map(({ item: cadreId, error }): Failed => {
    const failure = failureOf(error)
    log.error('not assessed', error, { cadreId, reason: failure.reason, tries: message.tries ?? 0 })
    return { cadreId, ...failure }
  })
  return { failed, elsewhere: [...elsewhere] }
}

/**
 * Assesses a chunk of an org's cadres. Whoever failed is tried again alone, later and a few times; then kept back with
 * the reason, so that the run ends with everybody else. A message that keeps coming back brings the function down: its
 * cadres are taken one by one, and the one with which it still does is kept back unseen.
 */
export async function assessChunk(
  deps: RunDependencies,
  message: WorkOf<'assess'>,
  { receives, until }: Turn,
): Promise<void> {
  const { month, runId, orgId, chunk, size, cadreIds, rest = [], keptBack = [], tries = 0 } = message
  const isSuspect = receives >= suspectAfter
  if (isSuspect && cadreIds.length > 1) {
    const [first, ...others] = cadreIds as [string, ...string[]]
    return deps.send([{ ...message, cadreIds: [first], rest: [...others, ...rest] }])
  }
  const suspect: Failed[] = cadreIds.map(cadreId => ({ cadreId, reason: 'internal', tries: 0 }))
  const { failed, elsewhere } = isSuspect
    ? { failed: suspect, elsewhere: [] }
    : await readingOnce(() => assessAll(deps, message, until))
  await deps.send(elsewhere.map((org): Work => ({ kind: 'rollUp', month, orgId: org })))

  const again = failed.filter(each => tries + 1 < each.tries).map(({ cadreId }) => cadreId)
  const given = failed.filter(({ cadreId }) => !again.includes(cadreId))
  for (const { cadreId, reason } of given) {
    await deps.keptBack.keepBack(
      { orgId, month, cadreId, runIds: [runId], at: deps.now().toISOString() },
      reason,
    )
    measure('keptBack', 1, reason)
  }
  const known = new Set(given.map(({ cadreId }) => cadreId))
  const all: KeptBack[] = [
    ...keptBack.filter(({ cadreId }) => !known.has(cadreId)),
    ...given.map(({ cadreId, reason }) => ({ cadreId, reason })),
  ]
  if (again.length > 0)
    return deps.send([{ ...message, cadreIds: again, keptBack: all, tries: tries + 1 }], delayAfter(tries))
  const [next, ...after] = rest
  if (next !== undefined)
    return deps.send([{ ...message, cadreIds: [next], rest: after, keptBack: all, tries: 0 }])
  const outcome = { cadres: size - all.length, keptBack: all }
  const progress = await deps.runs.completeChunk({ month, runId }, orgId, chunk, outcome)
  if (progress.keptBack > 0) await settleKeptBack(deps, message)
  await rollUpWhenDone(deps, message, progress)
}

/**
 * Counts those of an org as done who were mended before the run knew of it, and so have no note any more. The note of
 * somebody who was mended, and kept back anew for another's sake, hears of the run.
 */
async function settleKeptBack(
  { keptBack, runs, now }: RunDependencies,
  { month, runId, orgId }: WorkOf<'assess'>,
): Promise<void> {
  for (const cadreId of await runs.listKeptBackOfOrg({ month, runId }, orgId)) {
    const mend = { orgId, month, cadreId, runIds: [], at: now().toISOString() }
    if (await keptBack.isKeptBack(orgId, month, cadreId)) await keptBack.addRun(mend, runId)
    else await runs.mendCadre({ month, runId }, orgId, cadreId)
  }
}
