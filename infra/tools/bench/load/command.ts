import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** What a command said, and whether it ended well. */
export interface Said {
  readonly agrees: boolean
  readonly said: string
}

/** In a group of its own, which neither Ctrl-C nor the end of npm reaches: what was measured is told first. */
export function started(
  file: string,
  args: readonly string[],
  signal?: AbortSignal,
): ChildProcessByStdio<null, Readable, Readable> {
  const { npm_lifecycle_event: _, ...env } = process.env
  return spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env,
    signal,
  })
}

/**
 * Runs a command beside this process: its client of the tables is another one's.
 * @throws AbortError as soon as `signal` ends it.
 */
export async function command(file: string, args: readonly string[], signal?: AbortSignal): Promise<Said> {
  const child = started(file, args, signal)
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', line => lines.push(line))
  const [code] = await once(child, 'close')
  return { agrees: code === 0, said: lines.filter(line => !line.startsWith('\r')).join('\n') }
}
