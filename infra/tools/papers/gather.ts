import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Api } from '../../../functions/catalogue.ts'
import type { AnsweredFile, Client } from '../../../shared/contracts/client.ts'
import { quarterName } from '../demo/results.ts'

/** Whose papers are fetched. */
export interface Asked {
  readonly orgId: string
  readonly month: string
}

/** Every paper of an org's month: a few cadres' evidence and links stand for all. */
async function papersOf(client: Client<Api>, { orgId, month }: Asked): Promise<[string, AnsweredFile][]> {
  const path = { orgId }
  const ofPeriod = async (period: string) =>
    (await client('GET /v1/orgs/{orgId}/periods/{period}/cadres.xlsx', { path: { orgId, period } })).body
  const ofMonth = { path: { orgId, month } }
  const { items } = (
    await client('GET /v1/orgs/{orgId}/assessments/{month}/cadres', { ...ofMonth, query: { limit: 200 } })
  ).body
  const evidence = items.slice(0, 3).map(async ({ cadreId }, at): Promise<[string, AnsweredFile]> => {
    const asked = { path: { cadreId, month } }
    const { body } = await client('GET /v1/cadres/{cadreId}/assessments/{month}/evidence.xlsx', asked)
    return [`evidence-${at + 1}`, body]
  })
  const cadreIds = items.slice(0, 1).map(({ cadreId }) => cadreId)
  const batch = await client('POST /v1/orgs/{orgId}/voice-links', { path, body: { month, cadreIds } })
  const links = { path: { orgId, batchId: batch.body.batchId } }
  return [
    ['month', (await client('GET /v1/orgs/{orgId}/assessments/{month}/cadres.xlsx', ofMonth)).body],
    ['quarter', await ofPeriod(quarterName(month))],
    ['year', await ofPeriod(month.slice(0, 4))],
    ...(await Promise.all(evidence)),
    ['demands', (await client('GET /v1/orgs/{orgId}/demands.xlsx', { path })).body],
    ['roster', (await client('GET /v1/orgs/{orgId}/roster.xlsx', { path })).body],
    ['roster-all', (await client('GET /v1/orgs/{orgId}/roster.xlsx', { path, query: { all: 'true' } })).body],
    ['links', (await client('GET /v1/orgs/{orgId}/voice-links/{batchId}.xlsx', links)).body],
  ]
}

/** Saves every paper of an org's month in a folder, and answers where. */
export async function gather(client: Client<Api>, asked: Asked, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const papers = await papersOf(client, asked)
  return Promise.all(
    papers.map(async ([name, { bytes }]) => {
      const file = join(folder, `${name}.xlsx`)
      await writeFile(file, bytes)
      return file
    }),
  )
}
