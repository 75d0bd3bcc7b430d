/** The time of the whole stack: the machine's, moved by a fixed offset, and ticking on. */
export interface Clock {
  /** Milliseconds to add to the machine's time. */
  offset: number
  /** What it showed when the stack began to start. */
  start: number
  now(): number
}

/** A clock that shows `instant` now and ticks on; without an instant, the machine's own time. */
export function createClock(instant?: string): Clock {
  const start = instant === undefined ? undefined : Date.parse(instant)
  if (start !== undefined && Number.isNaN(start)) throw new Error(`not an instant: ${instant}`)
  const offset = start === undefined ? 0 : start - Date.now()
  return { offset, start: Date.now() + offset, now: () => Date.now() + offset }
}
