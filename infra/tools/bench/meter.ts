import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { openTable } from '../../../shared/aws/client.ts'
import type { Attributes } from '../../../shared/aws/items/attributes.ts'
import type { Environment } from '../../../shared/contracts/environment.ts'

/** Capacity that DynamoDB says was consumed, by kind and table: `write ledger`, `read views` … */
export type Units = Readonly<Record<string, number>>

const writes = /Put|Update|Delete|Write/

/** A refused conditional write is billed like one that succeeds, but DynamoDB's error says nothing of it. */
function unitsOfRefused(input: { Item?: Attributes }): number {
  return Math.max(1, Math.ceil(Buffer.byteLength(JSON.stringify(unmarshall(input.Item ?? {}))) / 1024))
}

interface TransactPart {
  readonly Put?: { readonly TableName?: string; readonly Item?: Attributes }
  readonly Update?: { readonly TableName?: string }
  readonly Delete?: { readonly TableName?: string }
  readonly ConditionCheck?: { readonly TableName?: string }
}

/** By AWS's rule each item of a transaction costs two units a kB; DynamoDB Local reports less. */
const unitsOfParts = ({ TransactItems = [] }: { readonly TransactItems?: readonly TransactPart[] }) =>
  TransactItems.map(({ Put, Update, Delete, ConditionCheck }) => ({
    TableName: (Put ?? Update ?? Delete ?? ConditionCheck)?.TableName,
    CapacityUnits: 2 * (Put ? unitsOfRefused({ Item: Put.Item ?? {} }) : 1),
  }))

/** Does something and tells the capacity that all of the process's calls to DynamoDB consumed meanwhile. */
export async function metered(environment: Environment, work: () => Promise<unknown>): Promise<Units> {
  const { middlewareStack } = openTable(environment, 'ledger').client
  const units: Record<string, number> = {}
  const count = (command: string, table = '', consumed = 0) => {
    const key = `${writes.test(command) ? 'write' : 'read'} ${table.replace(/-\d+$/, '')}`
    units[key] = (units[key] ?? 0) + consumed
  }
  middlewareStack.add(
    (next, { commandName = '' }) =>
      async args => {
        const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' }
        try {
          const result = await next({ ...args, input })
          const { ConsumedCapacity } = result.output as {
            ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[]
          }
          if (!ConsumedCapacity) throw new Error(`${commandName} told no consumed capacity`)
          const isTransaction = commandName.startsWith('TransactWrite')
          for (const { TableName, CapacityUnits } of isTransaction
            ? unitsOfParts(input as Parameters<typeof unitsOfParts>[0])
            : [ConsumedCapacity].flat())
            count(commandName, TableName, CapacityUnits)
          return result
        } catch (error) {
          const { name } = error as Error
          const refused = input as { TableName?: string; Item?: Attributes }
          if (name === 'ConditionalCheckFailedException')
            count(commandName, refused.TableName, unitsOfRefused(refused))
          throw error
        }
      },
    { step: 'initialize', name: 'meter' },
  )
  try {
    await work()
  } finally {
    middlewareStack.remove('meter')
  }
  return units
}

/** All units of one kind, each divided by `per`. */
export const total = (units: Units, kind: 'read' | 'write', per = 1): number =>
  Object.entries(units).reduce((sum, [key, value]) => sum + (key.startsWith(kind) ? value : 0), 0) / per

/** Units of one kind by table, for the reader: `ledger 1 + views 2`. */
export const byTable = (units: Units, kind: 'read' | 'write', per = 1): string =>
  Object.entries(units)
    .filter(([key, value]) => key.startsWith(kind) && value > 0)
    .map(([key, value]) => `${key.slice(kind.length + 1)} ${(value / per).toLocaleString('en')}`)
    .sort()
    .join(' + ')
