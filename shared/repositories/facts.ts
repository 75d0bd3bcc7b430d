import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../aws/client.ts'
import { pack, unpack } from '../aws/compressed-json.ts'
import { viewKeys } from '../aws/keys.ts'
import { putIf, versionBefore } from '../aws/put-if.ts'
import { between, queryAll } from '../aws/query.ts'
import type { MonthFacts } from '../domain/ledger/facts.ts'
import type { Seal } from '../domain/ledger/fingerprint.ts'

/** The view of a cadre's month: what was folded, from which events. */
export interface FactsView extends Seal {
  readonly facts: MonthFacts
  /** Grows by one with every write; the guard against a stale fold. */
  readonly version: number
}

/** The views of cadres' months. */
export interface FactsStore {
  /** Read consistently. */
  read(cadreId: string, month: string): Promise<FactsView | undefined>
  /** Facts of the months `from` to `to`, inclusive, ascending; months without events are missing. Read consistently. */
  range(cadreId: string, from: string, to: string): Promise<MonthFacts[]>
  /** Writes the view in place of version `view.version - 1`; false if another writer was faster. */
  write(cadreId: string, month: string, view: FactsView): Promise<boolean>
}

/** The views of cadres' months in DynamoDB. */
export function dynamoFacts(table: Table): FactsStore {
  const { client, name: TableName } = table
  return {
    async read(cadreId, month) {
      const Key = viewKeys.facts(cadreId, month)
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return Item && { facts: unpack(Item.facts), version: Item.version, count: Item.count, hash: Item.hash }
    },

    async range(cadreId, from, to) {
      const { pk, sk } = viewKeys.facts(cadreId, from)
      const months = between(pk, sk, viewKeys.facts(cadreId, to).sk)
      const items = await queryAll(table, { ...months, ConsistentRead: true })
      return items.map(item => unpack<MonthFacts>(item.facts as Uint8Array))
    },

    write(cadreId, month, { facts, version, count, hash }) {
      const Item = { ...viewKeys.facts(cadreId, month), facts: pack(facts), version, count, hash }
      return putIf(table, versionBefore(version), Item)
    },
  }
}
