import type { Caller } from '../../../shared/access/caller.ts'
import { atOnce, concurrently } from '../../../shared/concurrently.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import type { JobRow } from '../../../shared/importing/rows.ts'
import { inChunks } from '../../../shared/in-chunks.ts'
import type { Job, JobKind } from '../../../shared/repositories/jobs.ts'
import type { Dependencies } from '../ports.ts'

/** Rows of one chunk: few enough for a message's work to take some seconds, many enough to be few messages. */
const chunkRows = 50

/** What a job is to do. */
export interface Order {
  readonly jobId: string
  readonly kind: JobKind
  readonly orgId: string
  readonly cadreId?: string
  readonly caller: Caller
  /** What was asked for under an id of the client's own, for repeats: the same begins nothing, other is refused. */
  readonly asked?: string
  readonly dryRun: boolean
  readonly rows: readonly JobRow[]
  readonly notices: readonly string[]
}

/** Notices of a job, at most. */
const mostNotices = 50

const sorted = (value: unknown) =>
  typeof value === 'object' && value !== null ? Object.entries(value).sort() : value

/** What is asked for, in one spelling: order and repeats of youths mean nothing. */
export const spelt = (order: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.entries(order)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? [...new Set(value)].sort() : sorted(value)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )

/** Sends again what is left of a job. @throws Problem `id_reused` at `id` if the id stands for another job. */
async function goOn(
  { jobs, sendImport }: Dependencies,
  known: Job | undefined,
  { jobId, kind, cadreId, asked }: Omit<Order, 'rows'>,
): Promise<void> {
  if (!known || known.kind !== kind || known.cadreId !== cadreId || known.asked !== asked)
    throw Problem.at('id_reused', 'id')
  const all = Array.from({ length: known.chunks }, (_, chunk) => chunk)
  const done = await concurrently(all, atOnce, chunk => jobs.isChunkDone(jobId, chunk))
  const left = all.filter(chunk => !done[chunk])
  if (left.length > 0) await sendImport(left.map(chunk => ({ jobId, chunk })))
}

/** Stores a job and sends its chunks; a repeat goes on. @throws Problem `id_reused` at `id` for another job. */
export async function startJob(deps: Dependencies, order: Order): Promise<void> {
  const { jobs, sendImport, now } = deps
  const { rows, notices, ...about } = order
  const known = await jobs.readJob(order.jobId)
  if (known) return goOn(deps, known, order)
  const chunks = inChunks(rows, chunkRows)
  const job = {
    ...about,
    startedAt: now().toISOString(),
    rows: rows.length,
    chunks: chunks.length,
    notices: notices.slice(0, mostNotices),
  }
  if (!(await jobs.createJob(job, chunks))) return goOn(deps, await jobs.readJob(order.jobId), order)
  await sendImport(chunks.map((_, chunk) => ({ jobId: job.jobId, chunk })))
}
