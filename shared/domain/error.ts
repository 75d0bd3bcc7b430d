/** What the core refuses, by code; the payload says what it was about. */
export interface DomainErrors {
  /** D lies outside the month to be assessed. */
  asOfOutsideMonth: { month: string; asOf: string }
  /** The calendar does not know the working days of that year yet. */
  calendarUnknown: { date: string }
  /** Not a date, month, period, instant or time zone. */
  malformed: { value: string; expected: 'date' | 'month' | 'period' | 'instant' | 'time zone' }
  /** The roster slice lacks what the assessment must look up. */
  rosterIncomplete: { cadreId: string; missing: 'base' | 'org' | 'service'; id: string }
  /** Facts folded by another version of the fold. */
  factsVersion: { month: string; v: unknown }
}

/** Code of a {@link DomainError}. */
export type DomainErrorCode = keyof DomainErrors

/** The one error of the pure core. */
export class DomainError<C extends DomainErrorCode = DomainErrorCode> extends Error {
  override readonly name = 'DomainError'
  readonly code: C
  readonly about: DomainErrors[C]

  constructor(code: C, about: DomainErrors[C]) {
    super(`${code}: ${JSON.stringify(about)}`)
    this.code = code
    this.about = about
  }
}

/** Whether something thrown is a {@link DomainError} of that code. */
export function isDomainError<C extends DomainErrorCode>(error: unknown, code: C): error is DomainError<C> {
  return error instanceof DomainError && error.code === code
}
