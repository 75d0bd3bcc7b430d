import { randomUUID } from 'node:crypto'
import type { Caller } from '../access/caller.ts'
import { beginningWith, type Items, isAlive } from '../aws/items/items.ts'
import { jobKeys } from '../aws/work-keys.ts'
import { atOnce, concurrently } from '../concurrently.ts'
import type { JobRow, ResultName, RowResult } from '../importing/rows.ts'
import { rowResults } from '../importing/rows.ts'

/** What a job does with its rows. */
export const jobKinds = ['links', 'feedback', 'handover'] as const

export type JobKind = (typeof jobKinds)[number]

/** Work on many rows, chunk by chunk. */
export interface Job {
  readonly jobId: string
  readonly kind: JobKind
  /** The org within which it works; whoever covers it may watch. */
  readonly orgId: string
  /** Whose links are handed over or ended; absent for an import. */
  readonly cadreId?: string
  /** On whose behalf. */
  readonly caller: Caller
  /** What the client asked for under an id of its own, one spelling for one meaning. */
  readonly asked?: string
  /** Instant. */
  readonly startedAt: string
  readonly dryRun: boolean
  readonly rows: number
  /** Names its rows: those of a beginning that died, or of another order under its id, are none of it. */
  readonly rowsId: string
  readonly chunks: number
  /** What should be known of the whole, in Chinese. */
  readonly notices: readonly string[]
}

/** How many rows became what. */
export type Counts = Readonly<Record<ResultName, number>>

/** A row with what became of it. */
export type DoneRow = JobRow & RowResult

/** Jobs, their rows and what became of them; all of it passes a day after it began. */
export type Jobs = ReturnType<typeof jobsOn>

/** Seconds for which a job is kept. */
const lifetime = 86_400

/** Chunks that are read at once while results are listed. */
const ahead = 4

const nothing: Counts = { created: 0, changed: 0, unchanged: 0, refused: 0 }

/** How many of the rows became what. */
export const countsOf = (results: readonly RowResult[]): Counts =>
  Object.fromEntries(
    rowResults.map(name => [name, results.filter(({ result }) => result === name).length]),
  ) as Counts

const add = (a: Counts, b: Counts) =>
  Object.fromEntries(rowResults.map(name => [name, a[name] + b[name]])) as Counts

/** Jobs kept in these items. */
export function jobsOn(items: Items, now: () => Date) {
  const expiry = ({ startedAt }: Pick<Job, 'startedAt'>) =>
    Math.floor(Date.parse(startedAt) / 1000) + lifetime

  async function read<Value>(key: Parameters<Items['get']>[0]): Promise<Value | undefined> {
    const item = await items.get<Value>(key)
    return isAlive(item, now()) ? item?.value : undefined
  }

  const readRows = ({ jobId, rowsId }: Job, chunk: number) =>
    read<readonly JobRow[]>(jobKeys.rows(jobId, rowsId, chunk))

  async function readDone(job: Job, chunk: number): Promise<readonly DoneRow[] | undefined> {
    const [rows, results] = await Promise.all([
      readRows(job, chunk),
      read<readonly RowResult[]>(jobKeys.results(job.jobId, chunk)),
    ])
    return rows && results && rows.map((row, at) => ({ ...row, ...(results[at] as RowResult) }))
  }

  return {
    /** Stores the rows, then the job; false if there already is a job of that id. Nothing is replaced. */
    async createJob(order: Omit<Job, 'rowsId'>, chunks: readonly (readonly JobRow[])[]): Promise<boolean> {
      const job: Job = { ...order, rowsId: randomUUID() }
      const expiresAt = expiry(job)
      await concurrently([...chunks.entries()], atOnce, ([chunk, value]) =>
        items.put({ ...jobKeys.rows(job.jobId, job.rowsId, chunk), value, expiresAt }),
      )
      return (await items.put({ ...jobKeys.job(job.jobId), value: job, expiresAt }, 'absent')).done
    },

    readJob: (jobId: string): Promise<Job | undefined> => read<Job>(jobKeys.job(jobId)),

    readRows,

    /** Keeps what would become of a chunk's rows; what was kept before comes back on a repeat. */
    async planResults(job: Job, chunk: number, value: readonly RowResult[]): Promise<readonly RowResult[]> {
      const key = jobKeys.planned(job.jobId, chunk)
      const put = await items.put({ ...key, value, expiresAt: expiry(job) }, 'absent')
      return put.done ? value : ((put.existing?.value as typeof value | undefined) ?? value)
    },

    readResults: (jobId: string, chunk: number): Promise<readonly RowResult[] | undefined> =>
      read(jobKeys.results(jobId, chunk)),

    /** Whether nothing is left to do for a chunk. */
    isChunkDone: async (jobId: string, chunk: number): Promise<boolean> =>
      (await read(jobKeys.counts(jobId, chunk))) !== undefined,

    /** Keeps what became of a chunk's rows, once; who comes again does what is left of that. */
    async completeChunk(job: Job, chunk: number, results: readonly RowResult[]): Promise<void> {
      const expiresAt = expiry(job)
      // The counts last, so that a job that seems done has all its results.
      await items.put({ ...jobKeys.results(job.jobId, chunk), value: results, expiresAt }, 'absent')
      await items.put({ ...jobKeys.counts(job.jobId, chunk), value: countsOf(results), expiresAt }, 'absent')
    },

    /** How many rows of the chunks that are done became what. */
    async countResults(jobId: string): Promise<Counts> {
      const { pk, sk } = jobKeys.counts(jobId, 0)
      let counts = nothing
      for await (const { value } of items.query<Counts>(beginningWith(pk, sk.slice(0, sk.indexOf('#') + 1))))
        counts = add(counts, value)
      return counts
    },

    /** Rows with their results from a chunk on, in order, as far as every chunk before is done. */
    async *listDoneRows(job: Job, first: number): AsyncIterable<{ chunk: number; rows: readonly DoneRow[] }> {
      for (let chunk = first; ; chunk += ahead) {
        const numbers = Array.from({ length: ahead }, (_, n) => chunk + n)
        const read = await Promise.all(numbers.map(number => readDone(job, number)))
        for (const [n, rows] of read.entries()) {
          if (!rows) return
          yield { chunk: chunk + n, rows }
        }
      }
    },
  }
}
