import { setTimeout as pause } from 'node:timers/promises'
import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb'
import { concurrently } from '../../concurrently.ts'
import { inChunks } from '../../in-chunks.ts'
import type { Table } from '../client.ts'
import type { Key } from '../keys.ts'
import { type Attributes, toKey } from './attributes.ts'
import { distinct } from './items.ts'

/** DynamoDB's own limit of keys in one BatchGetItem. */
const keysPerCall = 100
/** Calls under way at once. */
const concurrency = 4
/** How often keys that DynamoDB left undone are asked for; with the pauses below about four seconds. */
const attempts = 10

/** The table answered too little, too often; named as DynamoDB's own refusals are. */
class Throttled extends Error {
  override readonly name = 'ThrottlingException'
}

/** One BatchGetItem; what DynamoDB left undone is asked for again, more and more slowly. */
async function getBatch({ client, name }: Table, keys: readonly Key[], weak: boolean): Promise<Attributes[]> {
  const found: Attributes[] = []
  let left = keys.map(toKey)
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await pause(Math.random() * Math.min(2000, 25 * 2 ** attempt))
    const request = { RequestItems: { [name]: { Keys: left, ConsistentRead: !weak } } }
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetItemCommand(request))
    found.push(...(Responses?.[name] ?? []))
    left = UnprocessedKeys?.[name]?.Keys ?? []
    if (left.length === 0) return found
  }
  throw new Throttled(`${left.length} of ${keys.length} keys were left undone ${attempts} times in a row`)
}

/** The attributes of those keys that exist. @throws Error named `ThrottlingException` if the table stays busy. */
export async function batchGet(table: Table, keys: readonly Key[], weak = false): Promise<Attributes[]> {
  const batches = inChunks(distinct(keys), keysPerCall)
  return (await concurrently(batches, concurrency, batch => getBatch(table, batch, weak))).flat()
}
