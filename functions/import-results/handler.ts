import type { Caller } from '../../shared/access/caller.ts'
import type { Environment } from '../../shared/contracts/environment.ts'
import { xlsx } from '../../shared/contracts/media.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import type { JobKind } from '../../shared/repositories/jobs.ts'
import {
  getFeedbackImport,
  getFeedbackImportSheet,
  getHandover,
  getLinkImport,
  getLinkImportSheet,
} from './endpoints.ts'
import { type Dependencies, opens } from './ports.ts'
import { writeResults } from './sheet.ts'
import { findJob, isSeenBy, progressOf } from './watch.ts'

/** Tells of imports and handovers. */
export function build(environment: Environment, deps: Dependencies) {
  const sheet = async (caller: Caller, kind: JobKind, jobId: string) => {
    const job = await findJob(deps, caller, kind, jobId)
    return reply(200, {
      mediaType: xlsx as typeof xlsx,
      ...(await writeResults(deps, job, isSeenBy(caller, job))),
    })
  }
  return serve(
    environment,
    [
      on(getLinkImport, async ({ caller, params: { importId }, query }) => {
        const job = await findJob(deps, caller, 'links', importId)
        return reply(200, { importId, ...(await progressOf(deps.jobs, job, caller, query)) })
      }),
      on(getFeedbackImport, async ({ caller, params: { importId }, query }) => {
        const job = await findJob(deps, caller, 'feedback', importId)
        return reply(200, { importId, ...(await progressOf(deps.jobs, job, caller, query)) })
      }),
      on(getHandover, async ({ caller, params: { cadreId, handoverId }, query }) => {
        const job = await findJob(deps, caller, 'handover', handoverId)
        if (job.cadreId !== cadreId) throw new Problem('not_found')
        return reply(200, { handoverId, ...(await progressOf(deps.jobs, job, caller, query)) })
      }),
      on(getLinkImportSheet, ({ caller, params }) => sheet(caller, 'links', params.importId)),
      on(getFeedbackImportSheet, ({ caller, params }) => sheet(caller, 'feedback', params.importId)),
    ],
    deps,
  )
}

export const handler = handlerOn(build, opens)
