import { concurrently } from '../../shared/concurrently.ts'
import type { JobRow, RowResult } from '../../shared/importing/rows.ts'
import { workingOnFeedback } from './feedback.ts'
import { workingOnHandovers } from './handover.ts'
import { workingOnLinks } from './links.ts'
import type { Dependencies } from './ports.ts'
import { type OpenRow, remarked, type Working } from './work.ts'

/** Rows written at once. */
const concurrency = 8

const works = { links: workingOnLinks, feedback: workingOnFeedback, handover: workingOnHandovers } as const

const isOpen = (row: JobRow): row is OpenRow => !('reason' in row)

/** Works on one chunk of a job: keeps what would become of each row, then does it, so that a second try tells the same. */
export async function workChunk(deps: Dependencies, jobId: string, chunk: number): Promise<void> {
  const { jobs } = deps
  const [job, known] = await Promise.all([jobs.readJob(jobId), jobs.readResults(jobId, chunk)])
  const rows = job && (await jobs.readRows(job, chunk))
  // Jobs pass after a day; nobody asks for this one any more.
  if (!job || !rows) return
  if (known) return jobs.completeChunk(job, chunk, known)
  const working: Working = works[job.kind]
  const work = working(deps, job, rows.filter(isOpen))
  const plan = async (row: JobRow): Promise<RowResult> =>
    isOpen(row) ? remarked(await work.plan(row), row) : { result: 'refused', reason: row.reason }
  const planned = await jobs.planResults(job, chunk, await concurrently(rows, concurrency, plan))
  const results = job.dryRun
    ? planned
    : await concurrently([...rows.entries()], concurrency, async ([at, row]): Promise<RowResult> => {
        const before = planned[at] as RowResult
        if (!isOpen(row) || before.result === 'refused' || before.result === 'unchanged') return before
        const after = remarked(await work.apply(row), row)
        // What an earlier try has done is there already.
        return after.result === 'unchanged' ? before : after
      })
  await jobs.completeChunk(job, chunk, results)
}
