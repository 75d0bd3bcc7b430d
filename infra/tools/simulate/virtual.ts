import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
import zlib from 'node:zlib'
import type { Hits } from './faults.ts'
import { hit } from './faults.ts'
import type { Kernel } from './kernel.ts'

/** A world that has taken over time and chance. */
export interface Running {
  readonly kernel: Kernel
  readonly random: () => number
  readonly hits: Hits
}

let running: Running | undefined

/** Says whose time and chance hold; nobody's unless said. */
export function runIn(world: Running | undefined): void {
  running = world
}

function uuidFrom(random: () => number) {
  const hex = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}` as const
}

type Line = { readonly message?: string; readonly reason?: string; readonly cause?: string }

const asIs = ((bytes: string | Uint8Array) => Buffer.from(bytes as string)) as typeof zlib.inflateRawSync

/**
 * Takes over time, chance and the log while something runs, so that pauses take no time, a seed decides everything, and
 * lines of the log are counted in place of being written. Errors have no stack meanwhile: nobody reads them; nor is
 * anything compressed: that takes longer than most work, and is the same for all.
 */
export async function virtually<Result>(work: () => Promise<Result>): Promise<Result> {
  const real = {
    sleep: timers.setTimeout,
    uuid: crypto.randomUUID,
    now: Date.now,
    random: Math.random,
    stack: Error.stackTraceLimit,
    deflate: zlib.deflateRawSync,
    inflate: zlib.inflateRawSync,
    console: { info: console.info, warn: console.warn, error: console.error },
  }
  timers.setTimeout = ((delay = 0, value?: unknown) =>
    running
      ? running.kernel.sleep(delay).then(() => value)
      : real.sleep(delay, value)) as typeof timers.setTimeout
  crypto.randomUUID = () => (running ? uuidFrom(running.random) : real.uuid())
  zlib.deflateRawSync = asIs
  zlib.inflateRawSync = asIs
  syncBuiltinESMExports()
  Date.now = () => (running ? running.kernel.now : real.now())
  Math.random = () => (running ? running.random() : real.random())
  Error.stackTraceLimit = 0
  const written =
    (say: (...args: unknown[]) => void) =>
    (line: unknown, ...rest: unknown[]) => {
      if (!running) return say(line, ...rest)
      const { message = String(line) } = Object(line) as Line
      hit(running.hits, `log: ${message}`)
    }
  console.info = written(real.console.info)
  console.warn = written(real.console.warn)
  console.error = written(real.console.error)
  try {
    return await work()
  } finally {
    running = undefined
    timers.setTimeout = real.sleep
    crypto.randomUUID = real.uuid
    zlib.deflateRawSync = real.deflate
    zlib.inflateRawSync = real.inflate
    syncBuiltinESMExports()
    Date.now = real.now
    Math.random = real.random
    Error.stackTraceLimit = real.stack
    Object.assign(console, real.console)
  }
}
