import { byMonthEnd } from '../../do-next/ahead.ts'
import type { Listing } from '../listing.ts'
import { type Indicator, noEvents, share } from './indicator.ts'

/** 40: links that count, of Q (notice, goal: not fewer than 100, or 10). */
export const quota: Indicator<'quota', { short: number; overlapping: string[] } & Listing, 'links'> = {
  id: 'quota',
  restsOn: [],

  measure: ({ counted, overlapping, quota }) =>
    share(counted.length, quota, short => ({ short, overlapping: [...overlapping] })),

  creditedBy: noEvents,

  advise: (ahead, { missing, reached }) => {
    if (missing === undefined) return []
    const { short, overlapping } = missing
    const some = overlapping.length > 0
    const details = { short, overlapping: overlapping.length }
    const item = { kind: 'links', deadline: byMonthEnd(ahead), details } as const
    return [{ item: some ? { ...item, youthIds: overlapping } : item, lost: short / (reached?.den ?? 1) }]
  },
}
