import type { Caller } from '../../../shared/access/caller.ts'
import type { Send } from '../../../shared/aws/queue/send.ts'
import type { JobRow } from '../../../shared/importing/rows.ts'
import type { Job, JobKind, Jobs } from '../../../shared/repositories/jobs.ts'

/** Rows of one chunk: few enough for a message's work to take some seconds, many enough to be few messages. */
const chunkRows = 50

/** What beginning a job needs. */
export interface StartDependencies {
  readonly jobs: Jobs
  readonly sendImport: Send
  readonly now: () => Date
}

/** What a job is to do. */
export interface Order {
  readonly jobId: string
  readonly kind: JobKind
  readonly orgId: string
  readonly cadreId?: string
  readonly caller: Caller
  readonly dryRun: boolean
  readonly rows: readonly JobRow[]
  readonly notices: readonly string[]
}

/** Notices of a job, at most. */
const mostNotices = 50

/** Stores a job with its rows and sends its chunks to be worked on; false if there already is one of that id. */
export async function startJob(
  { jobs, sendImport, now }: StartDependencies,
  { rows, notices, ...order }: Order,
): Promise<boolean> {
  const chunks = Array.from({ length: Math.ceil(rows.length / chunkRows) }, (_, at) =>
    rows.slice(at * chunkRows, (at + 1) * chunkRows),
  )
  const job: Job = {
    ...order,
    startedAt: now().toISOString(),
    rows: rows.length,
    chunks: chunks.length,
    notices: notices.slice(0, mostNotices),
  }
  if (!(await jobs.createJob(job, chunks))) return false
  await sendImport(chunks.map((_, chunk) => ({ jobId: job.jobId, chunk })))
  return true
}
