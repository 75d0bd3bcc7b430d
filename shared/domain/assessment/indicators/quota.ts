import { inMonth } from '../../do-next/ahead.ts'
import { type Indicator, noEvents, share } from './indicator.ts'

/** 40: links that count, of Q (notice, goal: not fewer than 100, or 10). */
export const quota: Indicator<'quota', { short: number; overlapping: string[] }, 'links'> = {
  id: 'quota',

  measure: ({ counted, overlapping, quota }) =>
    share(counted.length, quota, short => ({ short, overlapping: [...overlapping] })),

  creditedBy: noEvents,

  advise: (ahead, { missing, reached }) => {
    if (missing === undefined) return []
    const { short, overlapping } = missing
    const some = overlapping.length > 0
    const not = some ? `；另有${overlapping.length}名已有足够多的团干部在先联系，不计入` : ''
    const item = inMonth(ahead, 'links', by => `常态化联系的青年还差${short}名，请在${by}前补足${not}。`)
    return [{ item: some ? { ...item, youthIds: overlapping } : item, lost: short / (reached?.den ?? 1) }]
  },
}
