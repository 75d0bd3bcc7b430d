import { beforeEach, expect, it } from 'vitest'
import type { JobRow, RowResult } from '../../../importing/rows.ts'
import type { Job, Jobs } from '../../jobs.ts'

const order: Omit<Job, 'rowsId'> = {
  jobId: 'j-1',
  kind: 'links',
  orgId: 'ls',
  caller: { role: 'orgAdmin', subject: 'u-admin', org: 'ls' },
  startedAt: '2026-05-20T04:00:00.000Z',
  dryRun: false,
  rows: 3,
  chunks: 2,
  notices: [],
}

const row = (line: number): JobRow => ({ line, cadreName: '王建国', reason: '青年未填写' })
const chunks = [[row(3), row(4)], [row(5)]]
const results: RowResult[] = [{ result: 'created' }, { result: 'refused', reason: '青年未填写' }]

/** What every store of jobs does; `open` gives an empty one that takes this for now. */
export function jobsContract(open: (now: () => Date) => Promise<Jobs>): void {
  let now: Date
  let jobs: Jobs
  let job: Job
  beforeEach(async () => {
    now = new Date('2026-05-20T04:01:00.000Z')
    jobs = await open(() => now)
    expect(await jobs.createJob(order, chunks)).toBe(true)
    job = (await jobs.readJob('j-1')) as Job
  })

  it('creates a job once, with its rows', async () => {
    expect(await jobs.createJob({ ...order, rows: 9 }, [[row(7)]])).toBe(false)
    expect(job).toEqual({ ...order, rowsId: expect.any(String) })
    expect(await jobs.readJob('j-1')).toEqual(job)
    expect(await jobs.readRows(job, 0)).toEqual(chunks[0])
    expect(await jobs.readRows(job, 1)).toEqual([row(5)])
    expect(await jobs.readRows(job, 2)).toBeUndefined()
    expect(await jobs.readJob('j-2')).toBeUndefined()
  })

  it('keeps what was first planned and what first became of a chunk', async () => {
    const other: RowResult[] = [{ result: 'unchanged' }, { result: 'unchanged' }]
    expect(await jobs.planResults(job, 0, results)).toEqual(results)
    expect(await jobs.planResults(job, 0, other)).toEqual(results)
    await jobs.completeChunk(job, 0, results)
    await jobs.completeChunk(job, 0, other)
    expect([await jobs.isChunkDone('j-1', 0), await jobs.isChunkDone('j-1', 1)]).toEqual([true, false])
    expect(await jobs.readResults('j-1', 0)).toEqual(results)
    expect(await jobs.countResults('j-1')).toEqual({ created: 1, changed: 0, unchanged: 0, refused: 1 })
  })

  it('lists rows with their results as far as every chunk before is done', async () => {
    await jobs.completeChunk(job, 1, [{ result: 'changed' }])
    expect(await Array.fromAsync(jobs.listDoneRows(job, 0))).toEqual([])
    await jobs.completeChunk(job, 0, results)
    const [first, second] = [
      {
        chunk: 0,
        rows: [
          { ...row(3), ...results[0] },
          { ...row(4), ...results[1] },
        ],
      },
      { chunk: 1, rows: [{ ...row(5), result: 'changed' }] },
    ]
    expect(await Array.fromAsync(jobs.listDoneRows(job, 0))).toEqual([first, second])
    expect(await Array.fromAsync(jobs.listDoneRows(job, 1))).toEqual([second])
    expect(await jobs.countResults('j-1')).toEqual({ created: 1, changed: 1, unchanged: 0, refused: 1 })
  })

  it('forgets a job a day after it began, whether its items went away or not', async () => {
    now = new Date('2026-05-21T03:59:59.000Z')
    expect(await jobs.readJob('j-1')).toEqual(job)
    now = new Date('2026-05-21T04:00:00.000Z')
    expect(await jobs.readJob('j-1')).toBeUndefined()
    expect(await jobs.readRows(job, 0)).toBeUndefined()
  })
}
