import type { Environment } from '../../../shared/contracts/environment.ts'

/** One line of the table. */
export interface Finding {
  readonly what: string
  /** As architecture.md has it; `–` for what is only told. */
  readonly budget: string
  readonly measured: string
  /** Absent where there is no budget. */
  readonly ok?: boolean
  /** What it was compared with, and what it consists of. */
  readonly against: string
}

/** What a row may use. */
export interface Bench {
  /** Three empty tables on DynamoDB Local, as the environment of a function names them. */
  readonly freshTables: () => Promise<Environment>
  /** Says how far a row is, and how quickly it goes. */
  readonly progress: (doing: string, done?: number, of?: number, pace?: string) => void
  /** How many events a load is. */
  readonly events: number
}

/** Measures something. */
export type Measure = (bench: Bench) => Promise<Finding[]>

/** A number with as many digits as one can take in. */
export const short = (value: number, digits = 2): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits })

const judged =
  (sign: string, isKept: (measured: number, budget: number) => boolean) =>
  (what: string, budget: number, measured: number, against: string, unit = ''): Finding => ({
    what,
    budget: `${sign} ${short(budget)}${unit}`,
    measured: `${short(measured)}${unit}`,
    ok: isKept(measured, budget),
    against,
  })

/** A finding that must not be above its budget. */
export const atMost = judged('≤', (measured, budget) => measured <= budget)

/** A finding that must not be below its budget. */
export const atLeast = judged('≥', (measured, budget) => measured >= budget)

/** A finding without a budget. */
export const told = (what: string, measured: string, against: string): Finding => ({
  what,
  budget: '–',
  measured,
  against,
})
