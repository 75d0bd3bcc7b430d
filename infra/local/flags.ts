import { parseOptions } from '../tools/command-line.ts'

/** What `npm start --` takes. */
export interface Flags {
  port: number
  /** Undefined: everything stays in memory. */
  data: string | undefined
  clock: string | undefined
  /** Whether what AWS allows to go wrong goes wrong often. */
  chaos: boolean
  /** Whether functions whose code changes are bundled and loaded anew. */
  watch: boolean
}

const commandLine = {
  usage: 'npm start -- [--port N] [--data DIR | --memory] [--clock INSTANT] [--watch] [--chaos]',
  help: `Runs the whole system on this machine and says "ready BASE-URL" when it answers.

  --port N         port of the API, 3100 unless said; 0: any free one
  --data DIR       where data is kept, .baixin unless said; it survives restarts
  --memory         keep nothing
  --clock INSTANT  the time at the start, such as 2026-12-01T01:59:00+08:00; it ticks on
  --watch          load functions anew when their code changes; readable, for a debugger
  --chaos          deliver late, twice and in another order, throttle, refuse the bus for a while`,
  options: {
    port: { type: 'string', default: '3100' },
    data: { type: 'string' },
    memory: { type: 'boolean', default: false },
    clock: { type: 'string' },
    watch: { type: 'boolean', default: false },
    chaos: { type: 'boolean', default: false },
  },
} as const

/** Reads the command line of `npm start`. @throws HelpAsked, UsageError */
export function parseFlags(args: string[]): Flags {
  const { values, refuse } = parseOptions(args, commandLine)
  const { port, data, memory, clock, watch, chaos } = values
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw refuse(`--port ${port}: not a port`)
  if (memory && data !== undefined) throw refuse('--memory and --data exclude each other')
  if (data === '') throw refuse('--data: no directory')
  if (clock !== undefined && !isInstant(clock))
    throw refuse(`--clock ${clock}: not an instant such as 2026-12-01T02:00:00+08:00`)
  return { port: Number(port), data: memory ? undefined : (data ?? '.baixin'), clock, watch, chaos }
}

// A date without a zone would mean another instant on another machine; 30 February would be another day.
function isInstant(text: string): boolean {
  const [, day] = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.exec(text) ?? []
  if (day === undefined || Number.isNaN(Date.parse(text))) return false
  return new Date(`${day}T00:00Z`).toISOString().startsWith(day)
}
