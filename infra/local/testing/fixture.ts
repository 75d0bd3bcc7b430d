import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { type LocalStack, type StackOptions, startStack } from '../stack.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))

/** What the function `probe` answers. */
export type { Probed } from './handlers/probe.ts'

/** Synthesizes the fixture, unless that has been done since it last changed. Gives the directory. */
export async function synthesizeFixture(): Promise<string> {
  const directory = join(tmpdir(), `baixin-fixture-${versionOf()}`)
  if (existsSync(directory)) return directory
  const fresh = mkdtempSync(`${directory}-`)
  await promisify(execFile)(process.execPath, [join(HERE, 'app.ts'), fresh], {
    env: { ...process.env, CDK_VALIDATION: 'false' },
  })
  try {
    renameSync(fresh, directory)
  } catch {
    // Another test was first.
    rmSync(fresh, { recursive: true })
  }
  return directory
}

function versionOf(): string {
  const sources = readdirSync(join(HERE, 'handlers')).map(name => join(HERE, 'handlers', name))
  const hash = createHash('sha256')
  for (const file of [...sources, join(HERE, 'app.ts'), join(HERE, '../../../package-lock.json')]) {
    hash.update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Starts the fixture, its tables in memory, with retries that follow at once. */
export async function startFixture(options: Partial<StackOptions> = {}): Promise<LocalStack> {
  return startStack({
    cdkOut: synthesizeFixture,
    dynamo: inject('dynamo'),
    redeliverWithinMs: 20,
    ...options,
  })
}

/** URL of the fixture's queue whose name begins so. */
export async function queueUrl(stack: LocalStack, beginning: string): Promise<string> {
  const { queues } = await stack.status()
  const name = Object.keys(queues).find(each => each.startsWith(beginning))
  if (!name) throw new Error(`no queue ${beginning}… among ${Object.keys(queues)}`)
  return `${stack.endpoints.sqs}/000000000000/${name}`
}

/** Puts an item through the fixture's API; gives the status. */
export async function putItem(baseUrl: string, token: string, id: string, kind = 'plain'): Promise<number> {
  const response = await fetch(`${baseUrl}/items/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind }),
  })
  await response.text()
  return response.status
}

/** Reads all of the fixture's views: item id → how often it was seen. */
export async function readViews(stack: Pick<LocalStack, 'endpoints'>): Promise<Record<string, number>> {
  const { DynamoDBClient, ListTablesCommand, ScanCommand } = await import('@aws-sdk/client-dynamodb')
  const client = new DynamoDBClient({
    endpoint: stack.endpoints.dynamodb,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const { TableNames = [] } = await client.send(new ListTablesCommand({}))
  const TableName = TableNames.find(name => name.includes('Views'))
  const { Items = [] } = await client.send(new ScanCommand({ TableName }))
  client.destroy()
  return Object.fromEntries(Items.map(item => [item.id?.S ?? '', Number(item.seen?.N ?? 0)]))
}
