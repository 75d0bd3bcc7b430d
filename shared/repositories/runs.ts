import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../aws/client.ts'
import { absent, conditionalPut } from '../aws/conditional-put.ts'
import { type Key, viewKeys, withoutKey } from '../aws/keys.ts'
import { beginningWith, queryAll } from '../aws/query.ts'
import type { Status } from '../domain/assessment/revision.ts'

/** A run over the cadres of some orgs and all below them. */
export interface Run {
  readonly month: string
  readonly runId: string
  readonly status: Status
  /** Orgs at which it begins. */
  readonly roots: readonly string[]
  readonly by: string
  /** Instant. */
  readonly startedAt: string
}

/** What a run has to do for one org; fixed once planned, so that work sent twice is the same work. */
export interface OrgPlan {
  readonly cadreIds: readonly string[]
  readonly children: readonly string[]
  /** Org that waits for this one's roll-up; absent for the run's roots. */
  readonly parentId?: string
  /** See {@link OrgProgress.chunks}. */
  readonly chunks: number
}

/** How far one org is within a run. */
export interface OrgProgress {
  readonly orgId: string
  readonly cadres: number
  readonly children: readonly string[]
  readonly parentId?: string
  /** Pieces that must be settled before the org is rolled up: groups of cadres, and child orgs. */
  readonly chunks: number
  readonly chunksDone: number
  readonly cadresDone: number
  readonly rolledUp: boolean
}

/** Runs and how far they are. Every change of an org's part is one conditional write, so repeats change nothing. */
export interface Runs {
  /** False if there already is such a run. */
  createRun(run: Run): Promise<boolean>
  readRun(month: string, runId: string): Promise<Run | undefined>
  /** Keeps a plan; the one that was there before comes back on a repeat. */
  planOrg(run: Pick<Run, 'month' | 'runId'>, orgId: string, plan: OrgPlan): Promise<OrgPlan>
  readOrgProgress(run: Pick<Run, 'month' | 'runId'>, orgId: string): Promise<OrgProgress | undefined>
  /** Marks a piece of an org as done, once; `cadres` is how many it covered. */
  completeChunk(
    run: Pick<Run, 'month' | 'runId'>,
    orgId: string,
    piece: string,
    cadres: number,
  ): Promise<OrgProgress>
  markRolledUp(run: Pick<Run, 'month' | 'runId'>, orgId: string): Promise<void>
  listOrgProgress(month: string, runId: string): Promise<OrgProgress[]>
}

type Item = Record<string, unknown> & { settled?: Set<string> }

const toPart = ({ settled, ...part }: Item) =>
  ({ ...withoutKey(part), settled: settled?.size ?? 0 }) as unknown as OrgProgress

/** Runs in DynamoDB. */
export function dynamoRuns(table: Table): Runs {
  const { client, name: TableName } = table
  const partKey = ({ month, runId }: Pick<Run, 'month' | 'runId'>, orgId: string) =>
    viewKeys.runPart(month, runId, orgId)

  async function get(Key: Key): Promise<Item | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
    return Item
  }

  return {
    createRun: run => conditionalPut(table, absent, { ...viewKeys.run(run.month, run.runId), ...run }),

    async readRun(month, runId) {
      const item = await get(viewKeys.run(month, runId))
      return item && (withoutKey(item) as unknown as Run)
    },

    async planOrg(run, orgId, plan) {
      const key = viewKeys.runPlan(run.month, run.runId, orgId)
      const isNew = await conditionalPut(table, absent, { ...key, ...plan })
      const kept = isNew ? plan : (withoutKey((await get(key)) as Item) as unknown as OrgPlan)
      const { cadreIds, ...rest } = kept
      await conditionalPut(table, absent, {
        ...partKey(run, orgId),
        orgId,
        ...rest,
        cadres: cadreIds.length,
        cadresDone: 0,
        rolledUp: false,
      })
      return kept
    },

    async readOrgProgress(run, orgId) {
      const item = await get(partKey(run, orgId))
      return item && toPart(item)
    },

    async completeChunk(run, orgId, piece, cadres) {
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName,
            Key: partKey(run, orgId),
            UpdateExpression: 'ADD settled :piece, cadresDone :cadres',
            ConditionExpression: 'attribute_exists(pk) AND NOT contains(settled, :name)',
            ExpressionAttributeValues: { ':piece': new Set([piece]), ':name': piece, ':cadres': cadres },
            ReturnValues: 'ALL_NEW',
          }),
        )
        return toPart(Attributes as Item)
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        const item = await get(partKey(run, orgId))
        if (!item) throw new Error('the org was not planned in this run')
        return toPart(item)
      }
    },

    async markRolledUp(run, orgId) {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: partKey(run, orgId),
          UpdateExpression: 'SET rolledUp = :true',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':true': true },
        }),
      )
    },

    async listOrgProgress(month, runId) {
      const { pk, sk } = viewKeys.runPart(month, runId, '')
      return (await queryAll(table, beginningWith(pk, sk))).map(toPart)
    },
  }
}
