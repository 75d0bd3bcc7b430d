import { Problem } from '../../contracts/problem.ts'
import { ascending } from '../../domain/order.ts'
import type { OwnField } from '../../domain/policy/self-service.ts'
import { type LinkInterval, serviceOf, validOrFirst } from '../../domain/roster/roster.ts'
import { addDays } from '../../domain/time/calendar.ts'
import type { Directory } from '../../repositories/directory.ts'
import type { LinkPermit } from '../../repositories/roster/roster.ts'
import type { Caller } from '../caller.ts'
import { coversOrg } from '../scope.ts'
import { permitOwnLink } from '../self.ts'

/**
 * Days by which a link may begin before the cadre's service: rosters have such links of cadres who knew their youths
 * already. It counts from the service on. A link that begins earlier could only push others out of their place.
 */
const mostDaysBefore = 366

/** Days `[from, until)` that a link gains or loses by a change; without end where it has none. */
function displacedDays({ since, ...link }: LinkInterval, existing: LinkInterval | undefined) {
  const whole = { from: since, until: link.until }
  if (!existing) return whole
  const same = existing.baseId === link.baseId && existing.field === link.field
  const [until, other] = [existing.until, link.until].sort((a, b) => ascending(a ?? '~', b ?? '~'))
  return { from: same && until !== undefined ? until : since, until: other }
}

/** What permitting a link asks. */
export interface LinkPermission {
  readonly directory: Directory
  readonly caller: Caller
  /** What a cadre may keep of itself; nothing unless said. */
  readonly own?: readonly OwnField[]
}

/**
 * Whether the caller may put this link of a cadre. The cadre must have belonged to the caller's scope on every day that the
 * change alters. The link may not begin long before the cadre's service, nor be empty, unless it takes back one that is
 * there. A cadre keeps its own links as far as the policy leaves them to it, whatever else it is.
 * @throws Problem `forbidden`, `another_hand`, `unknown_org` at `since`, or `invalid_request` at `since` or `until`.
 */
export function permitLink({ directory, caller, own = [] }: LinkPermission, link: LinkInterval): LinkPermit {
  const { since, until } = link
  return async (cadre, existing) => {
    if (!existing && since < addDays(serviceOf(cadre).from, -mostDaysBefore))
      throw Problem.at('invalid_request', 'since', 'more than a year before the cadre’s service')
    if (!existing && since === until) throw Problem.at('invalid_request', 'until', `later than ${since}`)
    if (caller.cadreId === cadre.cadreId) {
      if (!own.includes('links')) throw new Problem(caller.role === 'cadre' ? 'forbidden' : 'another_hand')
      return permitOwnLink(link, existing, directory.today())
    }
    const days = displacedDays(link, existing)
    const last = days.until === undefined || days.until > directory.today() ? directory.today() : days.until
    const entries = cadre.history.map(({ effectiveFrom }) => effectiveFrom)
    for (const day of [days.from, ...entries.filter(entry => days.from < entry && entry < last)]) {
      const orgId = validOrFirst(cadre.history, day)?.orgId
      if (orgId === undefined || !(await coversOrg(directory, caller, orgId, day)))
        throw Problem.at('unknown_org', 'since')
    }
  }
}
