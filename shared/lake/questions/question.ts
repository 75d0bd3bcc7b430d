/** How an answer is drawn: what stands along, what is measured, and what tells one row of marks from another. */
export interface Chart {
  readonly kind: 'bars' | 'lines'
  readonly along: string
  readonly measured: string
  readonly series?: string
}

/** A question that is ready to ask: the same text on Athena and on DuckDB. */
export interface Question {
  readonly sql: string
  /** Where people would rather look than read. */
  readonly chart?: Chart
}
