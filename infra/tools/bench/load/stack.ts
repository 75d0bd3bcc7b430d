import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { command, type Said, started } from './command.ts'

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const [main, verifyCommand, seedCommand] = [
  fileOf('../../../local/main.ts'),
  fileOf('../../operate/verify-command.ts'),
  fileOf('seed-command.ts'),
] as const

/** The whole system in a process of its own. */
export interface Stack {
  readonly url: string
  /** Megabytes that the process holds; undefined where the machine does not say. */
  residentMb(): number | undefined
  /** Puts a roster into its tables, of cadres who serve since that day; throws an AbortError once it is ended. */
  seed(cadres: number, since: string): Promise<void>
  /** What `npm run verify` says. */
  verify(): Promise<Said>
  stop(): Promise<void>
}

function residentMb({ pid }: ChildProcess): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

/** The address at which a starting system is ready; undefined once it is ended. */
const readiness = (child: ReturnType<typeof started>, ending: AbortSignal) =>
  new Promise<string | undefined>(resolve => {
    if (ending.aborted) resolve(undefined)
    ending.addEventListener('abort', () => resolve(undefined), { once: true })
    createInterface({ input: child.stdout }).on('line', line => {
      const [, ready] = /^ready (\S+)$/.exec(line) ?? []
      if (ready !== undefined) resolve(ready)
    })
  })

/**
 * Starts the system on a free port, all in memory. If it ends by itself, so does this process, and says so.
 * @throws AbortError if it is ended before it is ready.
 */
export async function startStack(flags: readonly string[], ending: AbortSignal): Promise<Stack> {
  const child = started(main, ['--port', '0', '--memory', ...flags])
  child.stderr.pipe(process.stderr)
  const kill = () => child.kill('SIGTERM')
  process.once('exit', kill)
  let isOver = false
  const ended = once(child, 'exit')
  void ended.then(([code]) => {
    if (isOver) return
    console.error(`the stack ended with ${code}`)
    process.exit(1)
  })
  async function stop() {
    isOver = true
    kill()
    await ended
    process.off('exit', kill)
  }
  const url = await readiness(child, ending)
  if (url === undefined) {
    await stop()
    throw ending.reason
  }
  return {
    url,
    residentMb: () => residentMb(child),
    verify: () => command(verifyCommand, ['--url', url]),
    async seed(cadres, since) {
      const { agrees, said } = await command(seedCommand, ['--url', url, String(cadres), since], ending)
      if (!agrees) throw new Error(`the roster was not made: ${said}`)
    },
    stop,
  }
}
