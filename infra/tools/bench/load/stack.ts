import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

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
  /** Puts a roster into its tables, of cadres who serve since that day. */
  seed(cadres: number, since: string): Promise<void>
  /** What `npm run verify` says. */
  verify(): Promise<Said>
  stop(): Promise<void>
}

/** What a command said, and whether it ended well. */
interface Said {
  readonly agrees: boolean
  readonly said: string
}

function residentMb({ pid }: ChildProcess): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

/** In a group of its own, which neither Ctrl-C nor the end of npm reaches: what was measured is told first. */
function started(file: string, args: readonly string[]) {
  const { npm_lifecycle_event: _, ...env } = process.env
  return spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env })
}

/** Runs a command beside this process: its client of the tables is another one's. */
async function command(file: string, ...args: string[]): Promise<Said> {
  const child = started(file, args)
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', line => lines.push(line))
  const [code] = await once(child, 'close')
  return { agrees: code === 0, said: lines.filter(line => !line.startsWith('\r')).join('\n') }
}

/** Starts the system on a free port, all in memory. If it ends by itself, so does this process, and says so. */
export async function startStack(flags: readonly string[] = []): Promise<Stack> {
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
  const url = await new Promise<string>(resolve => {
    createInterface({ input: child.stdout }).on('line', line => {
      const [, ready] = /^ready (\S+)$/.exec(line) ?? []
      if (ready !== undefined) resolve(ready)
    })
  })
  return {
    url,
    residentMb: () => residentMb(child),
    verify: () => command(verifyCommand, '--url', url),
    async seed(cadres, since) {
      const { agrees, said } = await command(seedCommand, '--url', url, String(cadres), since)
      if (!agrees) throw new Error(`the roster was not made: ${said}`)
    },
    async stop() {
      isOver = true
      kill()
      await ended
      process.off('exit', kill)
    },
  }
}
