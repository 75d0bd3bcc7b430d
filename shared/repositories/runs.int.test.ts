import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { freshTable } from '../aws/testing/tables.ts'
import { dynamoRuns } from './runs.ts'

const run = { month: '2026-05', runId: 'run-1' }

test('a plan of which half was written before a crash is finished as it was first kept', async () => {
  const { client, name } = await freshTable('views')
  let calls = 0
  const crashing = {
    send: (command: Parameters<DynamoDBDocumentClient['send']>[0]) =>
      ++calls === 2 ? Promise.reject(new Error('crashed')) : client.send(command),
  }
  const crashed = dynamoRuns({ client: crashing as unknown as DynamoDBDocumentClient, name })
  const plan = { cadreIds: ['c-li'], children: ['ls', 'xuyi'], chunks: 3 }
  await expect(crashed.planOrg(run, 'ha', plan)).rejects.toThrow('crashed')

  // Meanwhile an org and a cadre were added.
  const later = { cadreIds: ['c-li', 'c-sun'], children: ['ls', 'xuyi', 'new'], chunks: 4 }
  const runs = dynamoRuns({ client, name })
  expect(await runs.planOrg(run, 'ha', later)).toEqual(plan)
  expect(await runs.readOrgProgress(run, 'ha')).toMatchObject({
    cadres: 1,
    children: ['ls', 'xuyi'],
    chunks: 3,
  })
})
