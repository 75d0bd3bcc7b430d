import { byMonthEnd } from '../../do-next/ahead.ts'
import type { LinkInterval } from '../../roster/roster.ts'
import { type Indicator, noEvents, share } from './indicator.ts'

/** 10: different fields among counted links, of F* (notice, goal: 不同领域). */
export const fields: Indicator<'fields', { short: number; present: LinkInterval['field'][] }, 'fields'> = {
  id: 'fields',
  restsOn: [],

  measure: ({ counted, rule }) => {
    const present = new Set(counted.map(link => link.field))
    return share(present.size, rule.fields, short => ({ short, present: [...present].sort() }))
  },

  creditedBy: noEvents,

  advise: (ahead, { missing, reached }) => {
    if (missing === undefined) return []
    const { short, present } = missing
    const details = { short, present: present.length }
    const item = { kind: 'fields', deadline: byMonthEnd(ahead), details } as const
    return [{ item, lost: short / (reached?.den ?? 1) }]
  },
}
