import { build } from '../../../functions/assess/handler.ts'
import { startRun } from '../../../shared/assessing/run.ts'
import { runPorts } from '../../../shared/assessing/run-ports.ts'
import { sqsEvent } from '../../../shared/aws/queue/testing.ts'
import type { Environment } from '../../../shared/contracts/environment.ts'
import * as ports from '../../../shared/ports.ts'

/** What the assess function works with, but for its queue. */
export const openAssess = (environment: Environment) =>
  ports.openPorts(environment, { ...runPorts, rehearsals: ports.rehearsals })

/** A monthly run of an org and all below it. */
interface Run {
  readonly orgId: string
  readonly month: string
  readonly startedAt: string
  /** Hears of each message before it is worked on, and of the start as the first. */
  readonly onMessage: (number: number) => void
}

/** Starts a run and works off its messages in this process; how many that took. @throws Error if one fails. */
export async function driveRun(
  opened: ReturnType<typeof openAssess>,
  { orgId, month, startedAt, onMessage }: Run,
): Promise<number> {
  const queue: unknown[] = []
  const deps = {
    ...opened,
    send: async (messages: readonly unknown[]) => void queue.push(...messages),
    sendRehearsal: async () => {},
  }
  const handler = build(deps)
  let messages = 0
  onMessage(messages)
  await startRun(deps, {
    month,
    runId: 'bench',
    status: 'provisional',
    roots: [orgId],
    by: 'bench',
    startedAt,
  })
  while (queue.length > 0) {
    onMessage(++messages)
    const context = { getRemainingTimeInMillis: () => 60_000 }
    const { batchItemFailures } = await handler(sqsEvent([queue.shift()]), context)
    if (batchItemFailures.length > 0) throw new Error('a message of the run failed')
  }
  const progress = await deps.runs.readOrgProgress({ month, runId: 'bench' }, orgId)
  if (!progress?.rolledUp) throw new Error('the run did not end')
  return messages
}
