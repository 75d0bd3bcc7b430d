import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import type { RosterChanged } from '../../events/roster.ts'

const dated = z.object({
  since: z.string().optional(),
  until: z.string().optional(),
  serviceFrom: z.string().optional(),
  serviceUntil: z.string().optional(),
  effectiveFrom: z.string().optional(),
})
const audit = z.object({ at: z.string(), before: z.unknown().optional(), after: z.unknown() })

/** Earliest date on which what held before and what holds after may differ. */
function firstDifference(before: unknown, after: unknown): string | undefined {
  const [old, now] = [dated.safeParse(before).data, dated.parse(after)]
  const ends = [now.until, now.serviceUntil, old?.until, old?.serviceUntil]
  const starts = [
    now.since,
    now.effectiveFrom,
    now.serviceFrom,
    old?.since,
    old?.effectiveFrom,
    old?.serviceFrom,
  ]
  const onlyEnds = isDeepStrictEqual({ ...(before as object), until: 0 }, { ...(after as object), until: 0 })
  return [...(onlyEnds ? ends : [...starts, ...ends])].filter(date => date !== undefined).sort()[0]
}

/** What subscribers see of a change of the roster. `pk` and `sk` are its audit event's key. */
export function rosterChange(pk: string, sk: string, value: unknown): RosterChanged {
  const { at, before, after } = audit.parse(value)
  const [kind = '', id = ''] = pk.split('#')
  const youthId = sk.startsWith('AUDIT#LINK#') ? sk.split('#')[2] : undefined
  const from = firstDifference(before, after)
  return {
    type: 'rosterChanged',
    id: `${pk}#${sk}`,
    at,
    subject: youthId === undefined ? (kind.toLowerCase() as RosterChanged['subject']) : 'link',
    subjectId: id,
    ...(youthId !== undefined && { youthId }),
    ...(from !== undefined && { from }),
  }
}
