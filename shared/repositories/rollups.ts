import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../aws/client.ts'
import { conditionalPut, versionBefore } from '../aws/conditional-put.ts'
import { viewKeys, withoutKey } from '../aws/keys.ts'
import type { Status } from '../domain/assessment/revision.ts'
import type { RollUp } from '../domain/assessment/rollup.ts'

/** A roll-up as it is kept. */
export interface RollupView {
  readonly rollup: RollUp
  /** `final` if every result in it is; absent where there is none. */
  readonly status?: Status
  /** Latest policy by which a result in it was assessed; absent where there is none. */
  readonly policy?: { readonly id: string; readonly version: number }
  /** Grows by one with every write; the guard against a stale merge. */
  readonly version: number
}

/** Roll-ups of orgs' months. */
export interface Rollups {
  /** Read consistently. */
  readRollup(orgId: string, month: string): Promise<RollupView | undefined>
  /** Writes in place of version `view.version - 1`; false if another writer was faster. */
  writeRollup(orgId: string, month: string, view: RollupView): Promise<boolean>
}

/** Roll-ups in DynamoDB. */
export function dynamoRollups(table: Table): Rollups {
  const { client, name: TableName } = table
  return {
    async readRollup(orgId, month) {
      const Key = viewKeys.rollup(orgId, month)
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return Item && (withoutKey(Item) as unknown as RollupView)
    },

    writeRollup(orgId, month, view) {
      return conditionalPut(table, versionBefore(view.version), { ...viewKeys.rollup(orgId, month), ...view })
    },
  }
}
