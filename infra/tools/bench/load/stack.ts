import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const [main, verifyCommand] = [
  fileOf('../../../local/main.ts'),
  fileOf('../../operate/verify-command.ts'),
] as const

/** The whole system in a process of its own. */
export interface Stack {
  readonly url: string
  /** Megabytes that the process holds; undefined where the machine does not say. */
  residentMb(): number | undefined
  /** What `npm run verify` says. */
  verify(): Promise<{ readonly agrees: boolean; readonly said: string }>
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

async function verify(url: string): Promise<{ agrees: boolean; said: string }> {
  const child = spawn(process.execPath, [verifyCommand, '--url', url], { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', line => lines.push(line))
  const [code] = await once(child, 'close')
  return { agrees: code === 0, said: lines.filter(line => !line.startsWith('\r')).join('\n') }
}

/** Starts the system on a free port, all in memory. @throws Error if it ends before it answers. */
export async function startStack(flags: readonly string[] = []): Promise<Stack> {
  const child = spawn(process.execPath, [main, '--port', '0', '--memory', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    ended.then(([code]) => reject(new Error(`the stack ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', line => {
      const [, ready] = /^ready (\S+)$/.exec(line) ?? []
      if (ready !== undefined) resolve(ready)
    })
  })
  return {
    url,
    residentMb: () => residentMb(child),
    verify: () => verify(url),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
