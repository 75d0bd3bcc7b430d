import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import type { RosterChanged } from '../../events/roster-changed.ts'
import { beginning } from '../domain/roster/orgs.ts'
import { localDate } from '../domain/time/calendar.ts'
import { ledgerZone } from '../domain/time/ledger-zone.ts'

const content = z.looseObject({
  since: z.string().optional(),
  until: z.string().optional(),
  serviceFrom: z.string().optional(),
  serviceUntil: z.string().optional(),
  effectiveFrom: z.string().optional(),
  parentId: z.string().optional(),
  leaves: z.array(z.looseObject({ since: z.string() })).optional(),
  bases: z.array(z.looseObject({ plannedOn: z.string().optional() })).optional(),
})
const audit = z.object({ at: z.string(), before: content.optional(), after: content })

type Content = z.infer<typeof content>
type Subject = RosterChanged['subject']

/** What no result depends on. Anything else is taken to bear on results, also what comes to be. */
const idle: Readonly<Record<Subject, readonly string[]>> = {
  cadre: ['post', 'mobile'],
  org: ['name', 'headcount'],
  base: ['name', 'orgId'],
  link: [],
}

/** A field as far as results depend on it: when a first visit was planned is told, not counted. */
function counted(name: string, { [name]: value }: Content): unknown {
  return name === 'bases' && Array.isArray(value)
    ? value.map(({ plannedOn: _, ...assignment }) => assignment)
    : value
}

/** Fields that say something else than before and bear on results. */
function changedFields(subject: Subject, before: Content | undefined, after: Content): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after)])
  names.delete('effectiveFrom')
  for (const name of idle[subject]) names.delete(name)
  return [...names]
    .filter(name => !isDeepStrictEqual(counted(name, before ?? {}), counted(name, after)))
    .sort()
}

/** The first day on which results may differ, of a field that changed. */
function daysOf(field: string, before: Content | undefined, after: Content, effective: string): string[] {
  if (field === 'leaves') {
    const [old, now] = [before?.leaves ?? [], after.leaves ?? []]
    const isIn = (leaves: readonly object[], leave: object) =>
      leaves.some(each => isDeepStrictEqual(each, leave))
    return [...old.filter(leave => !isIn(now, leave)), ...now.filter(leave => !isIn(old, leave))].map(
      ({ since }) => since,
    )
  }
  if (field === 'serviceFrom' || field === 'serviceUntil' || field === 'until')
    return [before?.[field], after[field]].filter(day => day !== undefined)
  return [effective]
}

/** What subscribers see of a change of the roster. `pk` and `sk` are its audit event's key. */
export function rosterChange(pk: string, sk: string, value: unknown): RosterChanged {
  const { at, before, after } = audit.parse(value)
  const [kind = '', id = ''] = pk.split('#')
  const youthId = sk.startsWith('AUDIT#LINK#') ? sk.split('#')[2] : undefined
  const subject = youthId === undefined ? (kind.toLowerCase() as Subject) : 'link'
  const today = localDate(at, ledgerZone)
  // The first time, a cadre's attributes hold from the first day of service on.
  const statedFrom = after.since ?? after.effectiveFrom ?? (before ? today : (after.serviceFrom ?? today))
  const isEarlier = before?.effectiveFrom !== undefined && before.effectiveFrom > statedFrom
  // Before its first entry an org is what that says: a new one, or another first entry, changes all days until then.
  const effective = subject === 'org' && (before === undefined || isEarlier) ? beginning : statedFrom
  // An org's plan is audited with the org, and no result depends on it.
  const changed = sk.startsWith('AUDIT#PLAN#') ? [] : changedFields(subject, before, after)
  // An entry put before the first one makes the service begin earlier.
  if (subject === 'cadre' && isEarlier && !changed.includes('serviceFrom')) changed.push('effectiveFrom')
  const [from] = changed.flatMap(field => daysOf(field, before, after, effective)).sort()
  const parents = [before?.parentId, after.parentId].filter(parent => parent !== undefined)
  return {
    type: 'rosterChanged',
    id: `${pk}#${sk}`,
    at,
    subject,
    subjectId: id,
    ...(youthId !== undefined && { youthId }),
    ...(changed.length > 0 && { changed }),
    ...(from !== undefined && { from }),
    ...(changed.includes('parentId') && { parents: [...new Set(parents)] }),
  }
}
