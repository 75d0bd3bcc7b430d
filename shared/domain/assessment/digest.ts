import { createHash, createHmac } from 'node:crypto'
import { hashOf } from '../ledger/meaning.ts'
import type { Policy } from '../policy/policy.ts'
import { isOnDuty } from '../roster/duty.ts'
import type { RosterSlice } from '../roster/roster-slice.ts'
import { toDate } from '../time/calendar.ts'
import { type AssessmentContext, type AssessmentInput, contextOf } from './context.ts'

/** Version of these rules: it grows when the same inputs would give other numbers. */
const rulesVersion = 3

/** A secret that only the system holds: without it, nobody can try inputs against a digest. */
export type DigestKey = string | Uint8Array

/** Digest (SHA-256, hex, keyed by `key`) of all inputs that bear; null where the cadre is not assessed. */
export function digest(input: AssessmentInput, key?: DigestKey): string | null {
  const ctx = contextOf(...input)
  return ctx === null ? null : digestOf(ctx, input[1], key)
}

/** See {@link digest}; of a context that is at hand. */
export function digestOf(ctx: AssessmentContext, roster: RosterSlice, key?: DigestKey): string {
  const hash = key === undefined ? createHash('sha256') : createHmac('sha256', key)
  // One after the other: joined, the names would make two bytes of each character of the links.
  for (const part of canonicalInput(ctx, roster)) hash.update(part)
  return hash.digest('hex')
}

/** The inputs that bear, as text: nothing after D, no other cadre's link that changes nothing, no phone or post. */
export function canonicalInput(ctx: AssessmentContext, roster: RosterSlice): [about: string, links: string] {
  const { attributes, date, org, policy, quota } = ctx
  const { name, orgId, category, accounts, bases } = attributes
  const { cadreId, leaves = [] } = roster.profile
  const about = JSON.stringify([
    rulesVersion,
    [policy.id, policy.version, rulesHash(policy)],
    [ctx.span.month, date],
    [cadreId, name, category, quota, [orgId, org.kind, org.region]],
    toDate(ctx.serviceFrom),
    leaves.filter(({ since }) => since <= date).map(({ since, until }) => [since, endBy(until, date)]),
    accounts.map(({ displayName }) => displayName).sort(),
    bases
      .map(({ baseId, since, until }) => [baseId, roster.bases[baseId], since, until ?? ''].join(' '))
      .sort(),
    ctx.overlapping,
    ctx.confirmations.map(({ youthId, on, contactOn }) => `${youthId} ${on} ${contactOn}`).sort(),
    workedDays(ctx),
    monthHashes(ctx),
  ])
  return [about, linkRows(ctx, roster)]
}

/** An end after D is still unknown on it. */
const endBy = (until: string | undefined, date: string) => (until !== undefined && until <= date ? until : '')

/** Link intervals that had begun by D: youth, kind of base, field, days. None of these holds a space. */
function linkRows({ table, date }: AssessmentContext, { bases }: RosterSlice): string {
  let rows = ''
  for (const { youthId, baseId, field, since, until } of table.links) {
    if (since > date) continue
    rows += `\n${youthId} ${bases[baseId] === 'association' ? 'a' : 'b'}${field} ${since}`
    if (until !== undefined && until <= date) rows += ` ${until}`
  }
  return rows
}

/** The days of the weeks that count, where half-days are due: worked, off, not known, or not on duty. */
function workedDays({ duty, rule, span, day, workingDays }: AssessmentContext): string {
  let days = ''
  if (rule.halfDaysPerWeek === 0) return days
  for (const { monday, sunday } of span.weeks) {
    if (sunday > day) break
    for (let each = monday; each <= sunday; each++) {
      const works = workingDays.isWorking(each)
      days += !isOnDuty(duty, each) ? '-' : works === undefined ? '?' : works ? '1' : '0'
    }
  }
  return days
}

/** Each month that means something, with the hash of what it means up to D. */
function monthHashes({ months, day }: AssessmentContext): [string, string][] {
  const hashes: [string, string][] = []
  for (const { facts, span } of months) {
    const known = day < span.last ? hashOf(facts, day - span.first + 1) : facts.hash
    if (known !== '') hashes.push([facts.month, known])
  }
  return hashes
}

const remembered = new WeakMap<Policy, string>()

/** Hash of the numbers by which one assesses; dates of launches, closing hours, review, rankings, programmes and retention bear on no result. */
function rulesHash(policy: Policy): string {
  const known = remembered.get(policy)
  if (known !== undefined) return known
  const {
    id: _id,
    version: _v,
    aheadMinutes: _a,
    closing: _c,
    deadlines: _d,
    review: _r,
    selfService: _s,
    rankings: _k,
    programmes: _p,
    retention: _t,
    ...rules
  } = policy
  const text = JSON.stringify(rules, (_, value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort())
      : value,
  )
  const fresh = createHash('sha256').update(text).digest('base64url')
  remembered.set(policy, fresh)
  return fresh
}
