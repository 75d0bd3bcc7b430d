import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../aws/client.ts'
import { compressJson, expandJson } from '../aws/compressed-json.ts'
import { conditionalPut, versionBefore } from '../aws/conditional-put.ts'
import { viewKeys } from '../aws/keys.ts'
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
  readFacts(cadreId: string, month: string): Promise<FactsView | undefined>
  /** Facts of the months `from` to `to`, inclusive, ascending; months without events are missing. Read consistently. */
  readFactsBetween(cadreId: string, from: string, to: string): Promise<MonthFacts[]>
  /** Writes the view in place of version `view.version - 1`; false if another writer was faster. */
  writeFacts(cadreId: string, month: string, view: FactsView): Promise<boolean>
}

/** The views of cadres' months in DynamoDB. */
export function dynamoFacts(table: Table): FactsStore {
  const { client, name: TableName } = table
  return {
    async readFacts(cadreId, month) {
      const Key = viewKeys.facts(cadreId, month)
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return (
        Item && { facts: expandJson(Item.facts), version: Item.version, count: Item.count, hash: Item.hash }
      )
    },

    async readFactsBetween(cadreId, from, to) {
      const { pk, sk } = viewKeys.facts(cadreId, from)
      const months = between(pk, sk, viewKeys.facts(cadreId, to).sk)
      const items = await queryAll(table, { ...months, ConsistentRead: true })
      return items.map(item => expandJson<MonthFacts>(item.facts as Uint8Array))
    },

    writeFacts(cadreId, month, { facts, version, count, hash }) {
      const Item = { ...viewKeys.facts(cadreId, month), facts: compressJson(facts), version, count, hash }
      return conditionalPut(table, versionBefore(version), Item)
    },
  }
}
