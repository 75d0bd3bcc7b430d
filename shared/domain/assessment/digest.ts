import { createHash } from 'node:crypto'
import type { Confirmation } from '../ledger/confirmations.ts'
import type { MonthFacts } from '../ledger/facts.ts'
import { ascending } from '../order.ts'
import type { Policy } from '../policy/policy.ts'
import { assessmentDay, attributesOn, serviceOf, validOrFirst } from '../roster/roster.ts'
import type { RosterSlice } from '../roster/roster-slice.ts'
import { activeLinks, relevantFacts } from './context.ts'
import { type LinkTable, linkTable } from './links.ts'

/**
 * The inputs that matter as canonical JSON, keys sorted: what lies after D, other cadres' links that change nothing,
 * phones and posts are left out, so that the same past always reads the same. Null where not assessed.
 */
export function canonicalInput(
  policy: Policy,
  roster: RosterSlice,
  facts: readonly MonthFacts[],
  month: string,
  asOf: string,
  confirmations: readonly Confirmation[] = [],
): string | null {
  const { profile } = roster
  const date = assessmentDay(profile, month, asOf)
  const attributes = date === null ? undefined : attributesOn(profile, date)
  if (date === null || attributes === undefined) return null
  const { accounts, bases, category, name, orgId, quota } = attributes
  const org = validOrFirst(roster.orgs[orgId] ?? [], date)
  const table = linkTable(roster.links)
  return JSON.stringify({
    asOf: date,
    cadre: {
      accounts: accounts.map(({ displayName }) => displayName).sort(),
      bases: bases
        .map(({ baseId, since, until }) => [baseId, roster.bases[baseId], since, until ?? null])
        .sort((a, b) => ascending(JSON.stringify(a), JSON.stringify(b))),
      cadreId: profile.cadreId,
      category,
      inServiceFrom: serviceOf(profile).from,
      name,
      org: [orgId, org?.kind, org?.region],
      quota: quota ?? null,
      serviceFrom: profile.serviceFrom,
    },
    confirmations: confirmations.map(({ youthId, on, contactOn }) => `${youthId} ${on} ${contactOn}`).sort(),
    facts: relevantFacts(policy, facts, month).map(sortedKeys),
    links: linkRows(roster, table, date),
    month,
    overlapping: activeLinks(policy, roster, table, date).overlapping,
    policy: [policy.id, policy.version],
    v: 1,
  })
}

/** SHA-256, in hex, over {@link canonicalInput}; null where the cadre is not assessed. */
export function digest(...input: Parameters<typeof canonicalInput>): string | null {
  const canonical = canonicalInput(...input)
  return canonical === null ? null : createHash('sha256').update(canonical).digest('hex')
}

/** Intervals that had begun by D, an end after D being still unknown on it. */
function linkRows({ bases }: RosterSlice, { links }: LinkTable, date: string) {
  const rows: (string | null | undefined)[][] = []
  for (const { youthId, baseId, field, since, until } of links) {
    if (since <= date) {
      rows.push([youthId, bases[baseId], field, since, until !== undefined && until <= date ? until : null])
    }
  }
  return rows
}

function sortedKeys(facts: MonthFacts): MonthFacts {
  return {
    awaited: facts.awaited,
    confirmed: facts.confirmed,
    demands: facts.demands,
    events: facts.events,
    faceToFace: facts.faceToFace,
    late: facts.late,
    month: facts.month,
    online: facts.online,
    phone: facts.phone,
    ratings: facts.ratings,
    steps: facts.steps,
    v: facts.v,
    visits: facts.visits,
    youths: facts.youths,
  }
}
