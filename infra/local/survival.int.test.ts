import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localToken, untilIdle } from '../tools/local-stack.ts'
import { putItem, readViews, synthesizeFixture } from './testing/fixture.ts'

const RUN = fileURLToPath(new URL('testing/run.ts', import.meta.url))
const TOKEN = fileURLToPath(new URL('../tools/token.ts', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'survival-'))
let fixture: string
const started: ChildProcess[] = []

beforeAll(async () => {
  fixture = await synthesizeFixture()
})

afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(root, { recursive: true, force: true })
})

/** Runs the fixture as its own process; gives its address, or what it said when it ended without one. */
async function run(...flags: string[]) {
  const child = spawn(process.execPath, [RUN, ...flags], { env: { ...process.env, FIXTURE: fixture } })
  started.push(child)
  let said = ''
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const ready = new Promise<string | undefined>(resolve => {
    const listen = (chunk: Buffer) => {
      said += chunk
      const url = /^ready (\S+)$/m.exec(said)?.[1]
      if (url) resolve(url)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void ended.then(() => resolve(undefined))
  })
  const baseUrl = (await ready) ?? ''
  return { child, baseUrl, ended, said: () => said }
}

const dataDirectory = () => mkdtempSync(join(root, 'data-'))
const javaOf = (data: string) => Number(readFileSync(join(data, 'dynamodb/dynamodb.pid'), 'utf8'))
const alive = (pid: number) => {
  try {
    // A zombie waiting for its parent is dead enough.
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
const tokenFrom = async (baseUrl: string) =>
  (
    await promisify(execFile)(process.execPath, [TOKEN, '--role', 'assessor', '--org', 'y', '--url', baseUrl])
  ).stdout.trim()

/** One life after another on the same data; each test begins where the one before it ended. */
describe('on the same data', () => {
  const data = dataDirectory()
  let runner: Awaited<ReturnType<typeof run>>
  let token: string

  beforeAll(async () => {
    runner = await run('--port', '0', '--data', data)
    token = await tokenFrom(runner.baseUrl)
  })

  test('what is kept is its owner’s alone', () => {
    const modes = [data, ...readdirSync(data, { recursive: true }).map(name => join(data, String(name)))]
      .map(path => [path, statSync(path).mode & 0o077] as const)
      .filter(([, open]) => open !== 0)
    expect(runner.baseUrl).not.toBe('')
    expect(modes).toEqual([])
  })

  test('a second runner of the same data or port is told so; Ctrl-C leaves no process', async () => {
    const java = javaOf(data)
    expect(alive(java)).toBe(true)

    const { port } = new URL(runner.baseUrl)
    const [second, third] = await Promise.all([
      run('--port', '0', '--data', data),
      run('--port', port, '--memory'),
    ])
    expect([second.baseUrl, await second.ended]).toEqual(['', 1])
    expect(second.said()).toContain(`${data} is in use by another runner (process ${runner.child.pid})\n`)
    expect(await third.ended).toBe(1)
    expect(third.said()).toContain(`port ${port} is taken; choose another with --port\n`)

    runner.child.kill('SIGINT')
    expect(await runner.ended).toBe(0)
    expect(alive(java)).toBe(false)
  })

  const acknowledged: string[] = []
  const putAll = (round: string, count: number) => {
    const { baseUrl } = runner
    const put = async (id: string) => {
      if ((await putItem(baseUrl, token, id).catch(() => 0)) === 201) acknowledged.push(id)
    }
    return Promise.all(Array.from({ length: count }, (_, index) => put(`${round}-${index}`)))
  }

  test('a token outlives a restart on the same port; killed with the npm that started it, it makes way for the next one', async () => {
    const { port } = new URL(runner.baseUrl)
    // As npm does it: npm, a shell, the script.
    const npm = spawn(
      'sh',
      [
        '-c',
        `sh -c '"$0" "$@"; exit' "$0" "$@" & wait`,
        process.execPath,
        RUN,
        '--port',
        port,
        '--data',
        data,
      ],
      {
        env: { ...process.env, FIXTURE: fixture, npm_lifecycle_event: 'start' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    started.push(npm)
    await new Promise<void>(resolve =>
      npm.stdout?.on('data', chunk => /^ready /m.test(String(chunk)) && resolve()),
    )
    expect(await putItem(runner.baseUrl, token, 'later')).toBe(201)
    acknowledged.push('later')
    const all = putAll('amid', 60)
    await expect.poll(() => acknowledged.length, { interval: 5 }).toBeGreaterThan(20)
    const java = javaOf(data)
    npm.kill('SIGKILL')
    await expect.poll(() => alive(java)).toBe(false)
    await all
    runner = await run('--port', '0', '--data', data)
    expect(runner.said()).toMatch(/^ready /m)
  })

  test('killed under load, it has lost nothing that was acknowledged', async () => {
    token = await localToken(runner.baseUrl, { sub: 'tester' })
    await putAll('after', 5)
    const { queues } = await untilIdle(runner.baseUrl)
    const endpoint = /^ +DynamoDB +(http\S+)/m.exec(runner.said())?.[1] ?? ''
    const views = await readViews({
      endpoints: { dynamodb: endpoint, sqs: '', events: '', secrets: '', s3: '', issuer: '' },
    })
    expect(acknowledged.filter(id => !views[id])).toEqual([])
    expect(Object.values(queues).map(queue => queue.visible)).toEqual([0, 0, 0, 0, 0])
    expect(acknowledged.length).toBeGreaterThan(25)
  })
})

test('data that can’t be used is told in one line', async () => {
  const file = join(dataDirectory(), 'file')
  writeFileSync(file, 'no directory')
  const other = dataDirectory()
  writeFileSync(join(other, 'letter.txt'), 'somebody’s')
  const damaged = dataDirectory()
  writeFileSync(join(damaged, 'runner.sqlite'), 'no database at all')
  const said = async (data: string) => {
    const { ended, said } = await run('--port', '0', '--data', data)
    return [await ended, said()]
  }
  expect(await said(file)).toEqual([
    1,
    expect.stringMatching(/^[^\n]+\n\S+file can't hold the data: EEXIST[^\n]+\n$/),
  ])
  expect(await said(other)).toEqual([
    1,
    expect.stringContaining(`${other} can't hold the data: it holds other things\n`),
  ])
  expect(await said(damaged)).toEqual([
    1,
    expect.stringContaining(
      `${damaged}/runner.sqlite can't be read (file is not a database); move it away, or choose another --data\n`,
    ),
  ])
})

test('without Java there is one line that says how to get it', async () => {
  const nowhere = { ...process.env, PATH: '/nonexistent', JAVA_HOME: '', FIXTURE: fixture }
  const asked = promisify(execFile)(process.execPath, [RUN, '--port', '0', '--memory'], { env: nowhere })
  await expect(asked).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^DynamoDB Local needs Java 17 or newer[^\n]+apt install openjdk-17-jre-headless[^\n]+\n$/,
    ),
  })
})

test('without a stack, token says so in one line', async () => {
  const asked = promisify(execFile)(process.execPath, [
    TOKEN,
    '--role',
    'assessor',
    '--org',
    'y',
    '--url',
    'http://127.0.0.1:9',
  ])
  await expect(asked).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: 'no local stack answers at http://127.0.0.1:9; start one with npm start\n',
  })
})
