/** What is compared. */
export const subjects = [
  'register',
  'facts',
  'demandLists',
  'overlapLists',
  'responses',
  'results',
  'rows',
  'keptBack',
  'rollUps',
  'leftovers',
] as const

export type Subject = (typeof subjects)[number]

/** One number, date or word that is not what it should be. */
export interface Figure {
  readonly what: string
  readonly stored: string
  readonly expected: string
}

/** Something that is not what the records make it: whose, of which month, in what. */
export interface Difference {
  /** Id of a cadre, of an org, or a key where it is neither. */
  readonly who: string
  readonly month?: string
  readonly figures: readonly Figure[]
}

/** Where there is nothing, and where there should be nothing. */
export const nothing = '–'

/** What one of them says; nothing if they say the same. */
export function figure(what: string, stored: unknown, expected: unknown): Figure[] {
  const [a, b] = [textOf(stored), textOf(expected)]
  return a === b ? [] : [{ what, stored: shortened(a), expected: shortened(b) }]
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return nothing
  return typeof value === 'string' ? value : JSON.stringify(value, sorted)
}

/** Fields in an order of their own: a table keeps none. */
function sorted(_: string, value: unknown): unknown {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
}

const most = 60

/** Of a long text the beginning, and its length, so that it fits a line. */
const shortened = (text: string) =>
  text.length <= most ? text : `${text.slice(0, most - 20)}… (${text.length} characters)`
