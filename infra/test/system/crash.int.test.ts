import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, expect, inject, test } from 'vitest'
import { contactExample } from '../../../events/contact.ts'
import { oneCadre } from '../../../shared/assessing/testing/one-cadre.ts'
import { dynamoItems } from '../../../shared/aws/items/dynamo.ts'
import { tables } from '../../../shared/aws/tables.ts'
import { constructId } from '../../constructs/names.ts'
import { startStack } from '../../local/stack.ts'
import { askLocal, localToken, untilIdle } from '../../tools/local-stack.ts'
import { storesOn, type Tables } from '../../tools/operate/stores.ts'
import { tell } from '../../tools/operate/verify/report.ts'
import { verify } from '../../tools/operate/verify/verify.ts'
import { load } from './load.ts'

const RUN = fileURLToPath(new URL('../../local/testing/run.ts', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'baixin-crash-'))
const data = join(root, 'data')
const month = '2026-05'
const cdkOut = inject('cdkOut')
let child: ChildProcess | undefined

afterEach(() => child?.kill('SIGKILL'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Runs the stack as a process of its own, on the data that are there. */
async function run() {
  const started = spawn(process.execPath, [RUN, '--port', '0', '--data', data], {
    env: { ...process.env, FIXTURE: cdkOut },
  })
  child = started
  let said = ''
  const ended = new Promise<number | null>(resolve => started.once('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk
      const ready = /^ready (\S+)$/m.exec(said)?.[1]
      if (ready) resolve(ready)
    }
    started.stdout.on('data', listen)
    started.stderr.on('data', listen)
    void ended.then(() => reject(new Error(said)))
  })
  return { started, url, ended, said: () => said }
}

const assessor = { sub: 'u-assessor', role: 'assessor', org: 'east' }

const acknowledged = new Set<string>()
let sent = 0

/** Four clients that record contacts one after the other until told to stop, and one that runs the month. */
async function clients(url: string, isOver: () => boolean): Promise<void> {
  const authorization = `Bearer ${await localToken(url, assessor)}`
  const post = (path: string, body?: object) =>
    fetch(url + path, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => undefined)
  const client = async () => {
    while (!isOver()) {
      const id = `0197a2c4-5b00-7000-8000-${String(sent++).padStart(12, '0')}`
      const day = String(1 + (sent % 28)).padStart(2, '0')
      const occurredAt = `${month}-${day}T12:00:00+08:00`
      const answer = await post('/v1/contacts', { ...contactExample, id, occurredAt, youthIds: ['y-1'] })
      if (answer?.status === 201) acknowledged.add(id)
    }
  }
  await Promise.all([client(), client(), client(), client(), post(`/v1/assessments/${month}/runs`)])
}

async function untilAcknowledged(more: number): Promise<void> {
  const enough = acknowledged.size + more
  await expect.poll(() => acknowledged.size, { interval: 5 }).toBeGreaterThanOrEqual(enough)
}

/** All agrees, and everything that was acknowledged is in the view of its month. */
async function expectAllIsWell(url: string): Promise<void> {
  await untilIdle(url)
  const told = await askLocal<Record<string, Record<string, string>>>(url, 'outputs')
  const { environment: _, ...stacks } = told
  const [outputs] = Object.values(stacks)
  const client = new DynamoDBClient({
    endpoint: `${url}/_local/dynamodb`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const items = Object.keys(tables).map(name => {
    const table = { client, name: outputs?.[constructId(name, 'table', 'name')] ?? '' }
    return [name, dynamoItems(table)]
  })
  const stores = storesOn(Object.fromEntries(items) as Tables)
  const findings = await verify(stores, { mend: false, patience: 500 })
  expect((await Array.fromAsync(tell(stores, findings))).at(-1)).toBe('全部一致 all agree')
  const events = await stores.ledger.readMonthEvents('c-wang', month, true)
  const kept = new Set(events.map(({ id }) => id))
  expect([...acknowledged].filter(id => !kept.has(id))).toEqual([])
  expect((await stores.factsViews.readFacts('c-wang', month))?.facts.events).toBe(kept.size)
  client.destroy()
}

test('killed as a whole, or its DynamoDB alone, or worker by worker, under clients: nothing acknowledged is lost', async () => {
  const first = await run()
  await load(first.url, oneCadre)
  let isOver = false
  let busy = clients(first.url, () => isOver)
  await untilAcknowledged(20)
  first.started.kill('SIGKILL')
  isOver = true
  await Promise.all([busy, first.ended])

  const second = await run()
  await expectAllIsWell(second.url)
  isOver = false
  busy = clients(second.url, () => isOver)
  await untilAcknowledged(20)
  process.kill(Number(readFileSync(join(data, 'dynamodb/dynamodb.pid'), 'utf8')), 'SIGKILL')
  expect(await second.ended).toBe(1)
  isOver = true
  await busy
  const last = second.said().trimEnd().split('\n').at(-1)
  expect(last).toMatch(/^DynamoDB Local ended \(.+\)\. What was acknowledged lies in \S+; start again\.$/)

  const third = await startStack({ cdkOut, data, redeliverWithinMs: 20 })
  try {
    await expectAllIsWell(third.baseUrl)
    isOver = false
    busy = clients(third.baseUrl, () => isOver)
    for (const name of ['record', 'relay', 'project-month', 'assess', 'record', 'project-month']) {
      await untilAcknowledged(5)
      third.crash(constructId(name))
    }
    isOver = true
    await busy
    await expectAllIsWell(third.baseUrl)
  } finally {
    await third.stop()
  }
  expect(acknowledged.size).toBeGreaterThan(60)
})
