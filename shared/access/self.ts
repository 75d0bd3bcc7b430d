import { isDeepStrictEqual } from 'node:util'
import { Problem } from '../contracts/problem.ts'
import type { OwnField } from '../domain/policy/self-service.ts'
import {
  type CadreAttributes,
  type CadreProfile,
  type LinkInterval,
  undated,
} from '../domain/roster/roster.ts'
import { firstDate, monthOf } from '../domain/time/calendar.ts'
import { changedSpans } from './changed-spans.ts'

/** Attributes by which a cadre is measured whatever the day: never its own to say. */
const measured = ({ orgId, category, quota, bases }: CadreAttributes) => ({ orgId, category, quota, bases })

/** Attributes that tell its real name: its own to say from today on. */
const named = ({ name, accounts }: CadreAttributes) => ({ name, accounts })

/** Attributes that a cadre may not keep by itself. */
function others(attributes: CadreAttributes, own: readonly OwnField[]): object {
  const { effectiveFrom: _, ...rest } = attributes as CadreAttributes & Record<string, unknown>
  return Object.fromEntries(Object.entries(rest).filter(([field]) => !own.includes(field as OwnField)))
}

/**
 * Whether somebody may change itself so. Its org, category, quota, bases, service and leaves are for another to say. An
 * admin keeps its own name, post, phone and accounts, a cadre what the policy leaves to it. Both change them from today on
 * only, since what lies before is measured already.
 * @throws Problem `another_hand`.
 */
export function permitOwnChange(
  before: CadreProfile,
  after: CadreProfile,
  { today, own }: { today: string; own: readonly OwnField[] | 'all' },
): void {
  const refuse = () => new Problem('another_hand')
  if (!isDeepStrictEqual(undated(before), undated(after))) throw refuse()
  for (const { from, before: was, after: is } of changedSpans(before, after)) {
    const isOfMeasure =
      !isDeepStrictEqual(measured(was), measured(is)) ||
      (from < today && !isDeepStrictEqual(named(was), named(is)))
    const isOthers = own !== 'all' && (from < today || !isDeepStrictEqual(others(was, own), others(is, own)))
    if (isOfMeasure || isOthers) throw refuse()
  }
}

/**
 * Whether a cadre may put this link of its own. It may add one that begins this month or later, and end an earlier one this
 * month or later. What was measured stays as others know it.
 * @throws Problem `another_hand`.
 */
export function permitOwnLink(link: LinkInterval, existing: LinkInterval | undefined, today: string): void {
  const open = firstDate(monthOf(today))
  if (link.since >= open) return
  const { until: _was, ...before } = existing ?? {}
  const { until: _is, ...after } = link
  const ends = [existing?.until, link.until].filter(until => until !== undefined)
  if (!existing || !isDeepStrictEqual(before, after) || ends.some(until => until < open))
    throw new Problem('another_hand')
}
