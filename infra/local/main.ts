import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findJava, JavaMissing } from './engine/dynamodb/java.ts'
import { PortTaken } from './engine/http/server.ts'
import { DataInUse } from './engine/store.ts'
import { parseFlags, UsageError } from './flags.ts'
import { type LocalStack, startStack } from './stack.ts'
import { summarize } from './summary.ts'
import { synthesize } from './synthesize.ts'

/** `npm start`: synthesizes the stack and runs it on this machine until it is told to stop. */
async function main(): Promise<void> {
  const flags = parseFlags(process.argv.slice(2))
  const data = flags.data === undefined ? undefined : resolve(flags.data)
  await findJava()
  say('starting DynamoDB Local and synthesizing the stack …')
  // A directory of its own, so that a stack started next to this one can't pull the bundles from under it.
  const home = data ?? mkdtempSync(join(tmpdir(), 'baixin-'))
  if (data === undefined) process.once('exit', () => rmSync(home, { recursive: true, force: true }))

  let stack: LocalStack | undefined
  let stopping = false
  const stop = async () => {
    // Asked twice: whoever asks is in a hurry, and DynamoDB ends with us in any case.
    if (stopping) process.exit(1)
    stopping = true
    if (!stack) process.exit(0)
    say('stopping …')
    await stack.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

  stack = await startStack({
    cdkOut: () => synthesize(join(home, 'cdk.out')),
    port: flags.port,
    data,
    clock: flags.clock,
    log: say,
    onDeath: error => {
      say(error.message)
      process.exit(1)
    },
  })
  say(summarize(stack, await stack.status(), data))
  say(`ready ${stack.baseUrl}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().catch(error => {
  const plain = [UsageError, JavaMissing, PortTaken, DataInUse].some(type => error instanceof type)
  process.stderr.write(`${plain || !process.env.DEBUG ? error.message : error.stack}\n`)
  process.exit(error instanceof UsageError ? 2 : 1)
})
