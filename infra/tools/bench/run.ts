import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import { openTable, type Table } from '../../../shared/aws/client.ts'
import { toKey } from '../../../shared/aws/items/attributes.ts'
import { dynamoItems } from '../../../shared/aws/items/dynamo.ts'
import type { Key } from '../../../shared/aws/keys.ts'
import type { Environment } from '../../../shared/contracts/environment.ts'
import { driveRun, openAssess } from './drive-run.ts'
import type { Tape } from './tape.ts'

/** The same, of which a tape notes which calls belong to which cadre. */
function taped(opened: ReturnType<typeof openAssess>, tape: Tape): typeof opened {
  const { assessments, runs } = opened
  return {
    ...opened,
    assessments: {
      ...assessments,
      readLatestRevision(...asked) {
        tape.strand()
        return assessments.readLatestRevision(...asked)
      },
    },
    runs: {
      ...runs,
      completeChunk(...asked) {
        tape.rejoin()
        return runs.completeChunk(...asked)
      },
    },
  }
}

/** A whole monthly run of one org through the assess function. */
export async function wholeRun(
  environment: Environment,
  orgId: string,
  month: string,
  tape?: Tape,
): Promise<void> {
  const opened = openAssess(environment)
  await driveRun(tape ? taped(opened, tape) : opened, {
    orgId,
    month,
    startedAt: `${month}-28T00:00:00.000Z`,
    onMessage: () => tape?.message(),
  })
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
