import { expect, test } from 'vitest'
import { startRun } from '../../shared/assessing/run.ts'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import { openings, openPorts, runs, sendWork } from '../../shared/ports.ts'
import { admin, wang } from '../../shared/repositories/roster/testing/examples.ts'
import { countedWorld } from '../../shared/repositories/testing/round-trips.ts'
import { handler } from './handler.ts'

const startedAt = '2026-06-02T01:00:00.000Z'

test('orgs and bases are read once for all cadres of a message', async () => {
  const { environment, roster, sent, take } = await countedWorld(startedAt)
  for (const cadreId of ['c-1', 'c-2', 'c-3']) await roster.putCadre(cadreId, wang, admin('2026-01-01'))
  const opened = handler.open(environment)
  const receive = (message: unknown) =>
    opened(sqsEvent([message]), { getRemainingTimeInMillis: () => 60_000 } as never)
  const run = {
    month: '2026-05',
    runId: 'r',
    status: 'provisional',
    roots: ['ls'],
    by: 'u',
    startedAt,
  } as const
  await startRun(openPorts(environment, { runs, openings, send: sendWork }), run)
  await receive(sent[0])
  expect(sent[1]).toMatchObject({ kind: 'assess', cadreIds: ['c-1', 'c-2', 'c-3', 'c-wang'] })
  take()
  expect(await receive(sent[1])).toEqual({ batchItemFailures: [] })
  const calls = take().flat()
  const times = (begin: string) => calls.filter(call => call.startsWith(begin)).length
  expect(times('put CADRE#')).toBe(4)
  expect([times('get ORG#ls/ORG'), times('get BASE#b-hongxing/BASE')]).toEqual([1, 1])
})
