/** How often something may be asked for, by all callers together. */
export interface Rate {
  readonly perSecond: number
  /** Most at once, after a quiet time. */
  readonly burst: number
}

/** What it costs to answer an endpoint, and so how often it may be called: throttling, and 429 in the document. */
export const costs = {
  /** An item, or a page of a list. */
  usual: { perSecond: 1000, burst: 2000 },
  /** Asked without a token: an open door. */
  open: { perSecond: 100, burst: 200 },
  /** A file: seconds of a function, and half a gigabyte. */
  file: { perSecond: 10, burst: 50 },
  /** Work that goes on in a queue after the answer: minutes of several functions. */
  job: { perSecond: 5, burst: 20 },
} as const satisfies Record<string, Rate>

export type Cost = keyof typeof costs
