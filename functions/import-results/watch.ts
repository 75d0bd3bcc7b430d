import type * as z from 'zod'
import type { Caller } from '../../shared/access/caller.ts'
import { coversOrg } from '../../shared/access/scope.ts'
import { maySee } from '../../shared/access/visibility.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { fromCursor, toCursor } from '../../shared/http/page.ts'
import type { DoneRow, Job, JobKind, Jobs } from '../../shared/repositories/jobs.ts'
import type { Progress, watching } from '../imports/jobs/schemas.ts'
import type { Dependencies } from './ports.ts'

/** The job, if it is of that kind and within the caller's scope. @throws Problem `not_found`. */
export async function findJob(
  { jobs, directory }: Dependencies,
  caller: Caller,
  kind: JobKind,
  jobId: string,
): Promise<Job> {
  const job = await jobs.readJob(jobId)
  if (job?.kind !== kind || !(await coversOrg(directory, caller, job.orgId))) throw new Problem('not_found')
  return job
}

/** Whether the caller may know of a row: who is rated in a sheet that another sent learns of no row of its own. */
export const isSeenBy =
  (caller: Caller, job: Job) =>
  ({ cadreId }: DoneRow): boolean =>
    job.kind !== 'feedback' || job.caller.subject === caller.subject || maySee(caller, 'ratings', cadreId)

function shown({ line, sheet, cadreId, cadreName, youthId, result, reason, ...row }: DoneRow) {
  return {
    line,
    ...(sheet !== undefined && { sheet }),
    ...(cadreId !== undefined && { cadreId }),
    cadreName,
    ...(youthId !== undefined && { youthId }),
    ...('link' in row && { link: row.link }),
    result,
    ...(reason !== undefined && { reason }),
  }
}

/** How far the job is, and a page of the rows that the caller may know, behind the place of the cursor. */
export async function progressOf(
  jobs: Jobs,
  job: Job,
  caller: Caller,
  { limit, cursor, result }: z.output<typeof watching>,
): Promise<Progress> {
  const counts = await jobs.countResults(job.jobId)
  const rowsDone = counts.created + counts.changed + counts.unchanged + counts.refused
  const { items, nextCursor } = await pageOfRows(
    jobs,
    job,
    { limit, cursor },
    row => (result === undefined || row.result === result) && isSeenBy(caller, job)(row),
  )
  return {
    orgId: job.orgId,
    dryRun: job.dryRun,
    state: rowsDone === job.rows ? 'done' : 'running',
    startedAt: job.startedAt,
    rowsDone,
    rowsTotal: job.rows,
    counts,
    notices: [...job.notices],
    items: items.map(shown),
    ...(nextCursor !== undefined && { nextCursor }),
  }
}

async function pageOfRows(
  jobs: Jobs,
  job: Job,
  { limit, cursor }: Pick<z.output<typeof watching>, 'limit' | 'cursor'>,
  isWanted: (row: DoneRow) => boolean,
): Promise<{ items: DoneRow[]; nextCursor?: string }> {
  const place = cursor === undefined ? undefined : fromCursor(cursor)
  const [first = 0, start = 0] = place?.split('.').map(Number) ?? []
  const items: DoneRow[] = []
  let next = first
  for await (const { chunk, rows } of jobs.listDoneRows(job, first)) {
    for (const [at, row] of rows.entries()) {
      if (chunk === first && at < start) continue
      if (!isWanted(row)) continue
      if (items.length === limit) return { items, nextCursor: toCursor(`${chunk}.${at}`) }
      items.push(row)
    }
    next = chunk + 1
  }
  // Rows that are not done yet may be asked for later, from here on.
  const rest = next === first ? start : 0
  return next < job.chunks ? { items, nextCursor: toCursor(`${next}.${rest}`) } : { items }
}
