import { parseArgs } from 'node:util'
import { CannotStart } from './cannot-start.ts'

/** What `npm start --` takes. */
export interface Flags {
  port: number
  /** Undefined: everything stays in memory. */
  data: string | undefined
  clock: string | undefined
}

/** The command line can't be understood; the message says why in one line. */
export class UsageError extends CannotStart {}

const USAGE = 'usage: npm start -- [--port N] [--data DIR | --memory] [--clock INSTANT]'

/** Reads the command line of `npm start`. */
export function parseFlags(args: string[]): Flags {
  const { port, data, memory, clock } = parse(args)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port ${port}: not a port. ${USAGE}`)
  if (memory && data !== undefined) throw new UsageError(`--memory and --data exclude each other. ${USAGE}`)
  if (clock !== undefined && !isInstant(clock)) {
    throw new UsageError(`--clock ${clock}: not an instant such as 2026-12-01T02:00:00+08:00. ${USAGE}`)
  }
  return { port: Number(port), data: memory ? undefined : (data ?? '.baixin'), clock }
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '3100' },
        data: { type: 'string' },
        memory: { type: 'boolean', default: false },
        clock: { type: 'string' },
      },
    })
    return values
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}. ${USAGE}`)
  }
}

// A date without a zone would mean another instant on another machine.
function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
}
