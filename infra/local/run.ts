import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { tellEnd } from '../tools/command-line.ts'
import { parseFlags } from './flags.ts'
import { healthLines } from './health.ts'
import { watchNpm } from './parents.ts'
import type { LocalStack } from './stack.ts'
import { summarize } from './summary.ts'
import type { watchFunctions } from './watch.ts'

/** Makes the cloud assembly in the given directory, and says where it is. */
export type Synthesize = (directory: string) => Promise<string>

/** Loads functions anew when their code changes; see {@link watchFunctions}. */
export type Watch = typeof watchFunctions

/** Runs a stack as a process of its own: flags in, progress and `ready <base-url>` out, until it is told to stop. */
export async function runStack(args: string[], synthesize: Synthesize, watch?: Watch): Promise<void> {
  try {
    await run(args, synthesize, watch)
  } catch (error) {
    process.exit(tellEnd(error))
  }
}

async function run(args: string[], synthesize: Synthesize, watch: Watch | undefined): Promise<void> {
  // Whatever is written is its owner's alone: data, logs, bundles.
  process.umask(0o077)
  const flags = parseFlags(args)
  const data = flags.data === undefined ? undefined : resolve(flags.data)
  // A directory of its own, so that a stack started next to this one can't pull the bundles from under it.
  const home = data ?? mkdtempSync(join(tmpdir(), 'baixin-'))
  if (data === undefined) process.once('exit', () => rmSync(home, { recursive: true, force: true }))

  let stack: LocalStack | undefined
  let stopping = false
  const stop = async () => {
    // Asked twice: whoever asks is in a hurry. DynamoDB ends with this process in any case.
    if (stopping || !stack) process.exit(stopping ? 1 : 0)
    stopping = true
    say('stopping …')
    await stack.stop()
    if (stack.struck) say(`chaos: ${countsOf(stack.struck)}`)
    process.exit(0)
  }
  watchNpm(stop)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

  say('starting DynamoDB Local and synthesizing the stack …')
  const { startStack } = await import('./stack.ts')
  stack = await startStack({
    cdkOut: () => synthesize(join(home, 'cdk.out')),
    port: flags.port,
    data,
    clock: flags.clock,
    chaos: flags.chaos ? Date.now() % 1_000_000 : undefined,
    log: say,
    onDeath: error => {
      if (stopping) return
      const whereabouts =
        data === undefined ? 'What it held in memory is gone' : `What was acknowledged lies in ${data}`
      process.stderr.write(`${error.message}. ${whereabouts}; start again.\n`)
      process.exit(1)
    },
  })
  if (flags.watch) await watch?.(join(home, 'functions'), stack.reload, say)
  say(summarize(stack, await stack.status(), data))
  say(`ready ${stack.baseUrl}`)
  for (const line of await healthLines(stack)) say(line)
}

const countsOf = (struck: object) =>
  Object.entries(struck)
    .map(([trouble, times]) => `${trouble} ${times}`)
    .join(', ')

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
