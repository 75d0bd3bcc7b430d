import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import type { SQSEvent } from 'aws-lambda'
import { build } from '../../../functions/assess/handler.ts'
import { startRun } from '../../../shared/assessing/run.ts'
import { openTable, type Table } from '../../../shared/aws/client.ts'
import { toKey } from '../../../shared/aws/items/attributes.ts'
import { dynamoItems } from '../../../shared/aws/items/dynamo.ts'
import type { Key } from '../../../shared/aws/keys.ts'
import type { Environment } from '../../../shared/contracts/environment.ts'
import * as ports from '../../../shared/ports.ts'
import type { Tape } from './tape.ts'

/** A whole monthly run of one org through the assess function, its queue kept in this process. */
export async function wholeRun(
  environment: Environment,
  orgId: string,
  month: string,
  tape?: Tape,
): Promise<void> {
  const queue: unknown[] = []
  const open = ports.openPorts(environment, {
    policies: ports.policies,
    roster: ports.rosterReads,
    ledger: ports.ledger,
    facts: ports.facts,
    assessments: ports.assessments,
    rollups: ports.rollups,
    runs: ports.runs,
    openings: ports.openings,
    objections: ports.objections,
    keptBack: ports.keptBack,
    register: ports.register,
    rehearsals: ports.rehearsals,
    demandLists: ports.demandLists,
    overlapLists: ports.overlapLists,
    responses: ports.voiceResponses,
    send: ports.sendWork,
    now: ports.clock,
    workingDays: ports.workingDays,
  })
  const deps = {
    ...open,
    send: async (messages: readonly unknown[]) => {
      queue.push(...messages)
    },
    sendRehearsal: async () => {},
    ...(tape && {
      assessments: {
        ...open.assessments,
        readLatestRevision: (cadreId: string, of: string) => {
          tape.strand()
          return open.assessments.readLatestRevision(cadreId, of)
        },
      },
      runs: {
        ...open.runs,
        completeChunk: (...asked: Parameters<typeof open.runs.completeChunk>) => {
          tape.rejoin()
          return open.runs.completeChunk(...asked)
        },
      },
    }),
  }
  const handler = build(deps)
  tape?.message()
  await startRun(deps, {
    month,
    runId: 'bench',
    status: 'provisional',
    roots: [orgId],
    by: 'bench',
    startedAt: `${month}-28T00:00:00.000Z`,
  })
  for (let n = 0; queue.length > 0; n++) {
    tape?.message()
    const Records = [{ messageId: String(n), body: JSON.stringify(queue.shift()) }]
    const { batchItemFailures } = await handler({ Records } as unknown as SQSEvent)
    if (batchItemFailures.length) throw new Error('a message of the run failed')
  }
}

async function empty(table: Table, goes: (key: Key) => boolean): Promise<number> {
  const keys = (await Array.fromAsync(dynamoItems(table).scanKeys())).filter(goes)
  for (let from = 0; from < keys.length; from += 25) {
    const requests = keys.slice(from, from + 25).map(key => ({ DeleteRequest: { Key: toKey(key) } }))
    await table.client.send(new BatchWriteItemCommand({ RequestItems: { [table.name]: requests } }))
  }
  return keys.length
}

/** Takes away what a run wrote, so that it can run again as for the first time; how many results there were. */
export async function forget(environment: Environment): Promise<number> {
  await empty(openTable(environment, 'views'), ({ sk }) => !sk.startsWith('FACTS#'))
  return empty(openTable(environment, 'results'), () => true)
}
