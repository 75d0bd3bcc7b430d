import { isDeepStrictEqual } from 'node:util'
import { digestedAssessment, readInputs } from '../../../../shared/assessing/inputs.ts'
import { policyOfResult } from '../../../../shared/assessing/policy-of-result.ts'
import {
  changes,
  type Revision,
  type Status,
  sameFigures,
} from '../../../../shared/domain/assessment/revision.ts'
import { fold } from '../../../../shared/domain/ledger/fold.ts'
import { orgOf } from '../../../../shared/domain/roster/roster.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import type { World } from '../world.ts'
import type { Findings, PlainStores } from './plain.ts'
import type { Partitions } from './recorded.ts'

/** Facts as the ledger says them, whatever the views say. */
export function foldedFacts(partitions: Partitions) {
  return {
    async readFactsBetween(cadreId: string, from: string, to: string) {
      return [...partitions]
        .map(([key, events]) => [key.split(' ') as [string, string], events] as const)
        .filter(([[owner, month]]) => owner === cadreId && from <= month && month <= to)
        .sort(([[, a]], [[, b]]) => (a < b ? -1 : 1))
        .map(([[, month], events]) => fold(events, month, ledgerZone))
    },
  }
}

/** As what a cadre's month is due, by the openings above its org; undefined where nobody opened it. */
async function dueAs(
  { roster, openings }: PlainStores,
  orgId: string,
  month: string,
): Promise<Status | undefined> {
  const path = await roster.readOrgPath(orgId, lastDate(month))
  const own = (await openings.listOpeningsOfMonth(month)).filter(opening => path.includes(opening.orgId))
  return own.find(({ status }) => status === 'final')?.status ?? own[0]?.status
}

const nameOf = ({ cadreId, month, revision }: Revision) => `revision ${revision} of ${cadreId} ${month}`

/** The last revision says what a fresh assessment of the ledger and the roster says, and is there where it is due. */
export async function checkResult(
  stores: PlainStores,
  partitions: Partitions,
  cadreId: string,
  month: string,
  found: Findings,
): Promise<void> {
  const { roster, policies, assessments } = stores
  const about = `${cadreId} ${month}`
  const latest = await assessments.readLatestRevision(cadreId, month)
  const profile = await roster.readProfile(cadreId)
  const orgId = profile && orgOf(profile, month, lastDate(month))
  const due = orgId ? await dueAs(stores, orgId, month) : undefined
  if (!latest) {
    if (due) found.push(`${about} is due as ${due} and has no result`)
    return
  }
  const policy = await policyOfResult(policies, month, latest, latest.orgId)
  const sources = { ...stores, facts: foldedFacts(partitions) }
  const inputs = await readInputs(sources, policy, cadreId, month, lastDate(month))
  const expected = inputs && digestedAssessment(policy, inputs, month, lastDate(month))
  if (!expected) {
    if (!latest.withdrawn) found.push(`${about} was not in service and has a result`)
    return
  }
  if (!sameFigures(latest, expected)) {
    const differ = changes(latest.dimensions, expected.dimensions).map(
      ({ indicator, from, to }) => `${indicator} ${from?.num}/${from?.den} in place of ${to?.num}/${to?.den}`,
    )
    found.push(
      `${nameOf(latest)} (${latest.status}) does not say what the ledger says: ${differ.join(', ') || latest.orgId}`,
    )
  } else if (latest.status === 'provisional' && !isDeepStrictEqual(latest.evidence, expected.evidence))
    found.push(`${nameOf(latest)} shows other evidence than the ledger`)
  if (due && latest.status !== due) found.push(`${nameOf(latest)} is ${latest.status}, due is ${due}`)
}

/** What no result depends on: whoever changes that alone is no cause of anything. */
const idle = ['mobile', 'post', 'effectiveFrom'] as const

const contentOf = (said: unknown) => {
  const content = { ...Object(said) } as Record<string, unknown>
  for (const name of idle) delete content[name]
  return content
}

/** The changes of cadres that a restatement names though they bear on nothing. */
async function unrelatedCauses({ roster }: PlainStores, { restates }: Revision): Promise<string[]> {
  const named = (restates?.rosterChanges ?? []).filter(({ subject }) => subject === 'cadre')
  const found = await Promise.all(
    named.map(async ({ subjectId, at }) => {
      const change = (await roster.listAuditEvents({ cadre: subjectId ?? '' })).find(each => each.at === at)
      const bears = change && !isDeepStrictEqual(contentOf(change.before), contentOf(change.after))
      return bears ? [] : [`a change of ${subjectId} at ${at}`]
    }),
  )
  return found.flat()
}

/** Each revision has a reason: what is final is only replaced with its changes and their causes told, and nothing twice. */
export async function checkHistory(
  { bus }: World,
  stores: PlainStores,
  cadreId: string,
  month: string,
  found: Findings,
): Promise<void> {
  const revisions = await stores.assessments.readRevisions(cadreId, month)
  for (const [index, revision] of revisions.entries()) {
    const name = nameOf(revision)
    const before = revisions[index - 1]
    if (revision.revision !== index + 1) found.push(`${name} is number ${index + 1}`)
    if (!bus.announced.has(`${cadreId} ${month} revision ${revision.revision}`))
      found.push(`${name} was never announced`)
    const likeIt = revisions.slice(0, index).find(({ digest }) => digest === revision.digest)
    if (likeIt && !revision.withdrawn && !sameFigures(likeIt, revision))
      found.push(`${name} has the digest of ${likeIt.revision} and other figures`)
    if (!before) continue
    // Only of what is not final other evidence is worth a revision.
    const same =
      sameFigures(before, revision) &&
      (before.status === 'final' || isDeepStrictEqual(before.evidence, revision.evidence))
    if (same && before.status === revision.status) found.push(`${name} changes nothing`)
    if (before.status !== 'final') continue
    const { restates } = revision
    if (revision.status !== 'final' || restates?.revision !== before.revision)
      found.push(`${name} takes the place of a final one and does not say so`)
    else if (!isDeepStrictEqual(restates.changes, changes(before.dimensions, revision.dimensions)))
      found.push(`${name} does not say what changed`)
    else if (restates.events.length + restates.rosterChanges.length + (restates.calendar?.length ?? 0) === 0)
      found.push(`${name} names no cause`)
    for (const cause of await unrelatedCauses(stores, revision))
      found.push(`${name} names ${cause} as a cause, which bears on nothing`)
  }
}
