import { permitLink } from '../../shared/access/permit/links.ts'
import { countOthers } from '../../shared/domain/roster/overlap.ts'
import type { LinkInterval } from '../../shared/domain/roster/roster.ts'
import { type Change, placeLink } from '../../shared/domain/roster/roster.ts'
import { monthOf } from '../../shared/domain/time/calendar.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import type { LinkRow, RowResult } from '../../shared/importing/rows.ts'
import { jobReasons } from '../../shared/labels/jobs.ts'
import { askOnce } from '../../shared/repositories/remember.ts'
import type { Dependencies } from './ports.ts'
import { refusalOf } from './refusal.ts'
import type { OpenRow, RowWork, Working } from './work.ts'

const results = { created: 'created', replaced: 'changed', unchanged: 'unchanged' } as const

/** Works on rows of links. */
export const workingOnLinks: Working = (
  { roster, directory, policies, now }: Dependencies,
  { caller, startedAt, orgId, cadreId: endedOf },
  rows,
) => {
  const author = { by: caller.subject, at: startedAt }
  const readCadre = askOnce((cadreId: string) => roster.readCadreWithLinks(cadreId))

  /** The link as the row will have it. Where links are ended it is the one that stands now, ended no later than it does. */
  async function linkOf({ youthId, link, cadreId }: LinkRow): Promise<LinkInterval> {
    const known =
      endedOf === undefined
        ? undefined
        : (await readCadre(cadreId))?.links.find(
            each => each.youthId === youthId && each.since === link.since,
          )
    if (!known) return { youthId, ...link }
    const ends = [known.until, link.until].flatMap(until => until ?? []).sort()
    return { ...known, ...(ends[0] !== undefined && { until: ends[0] }) }
  }

  const resultOf = async (row: LinkRow, change: Change): Promise<RowResult> => {
    const result = results[change]
    if (result === 'unchanged') return { result }
    const others = await othersOf(row)
    const { maxCadresPerYouth } = await policies.readPolicyOfMonth(monthOf(todayAt(now())), orgId)
    return others < maxCadresPerYouth ? { result } : { result, reason: jobReasons.tooManyCadres(others) }
  }

  /** How many other cadres hold a link to the youth when the row's begins. */
  async function othersOf({ cadreId, youthId, link: { since } }: LinkRow): Promise<number> {
    return countOthers((await claimsOfAll())[youthId] ?? [], cadreId, since)
  }

  let claims: ReturnType<typeof roster.readClaims> | undefined
  const claimsOfAll = () => {
    claims ??= directory
      .readOrgPath(orgId, directory.today())
      .then(path =>
        roster.readClaims([...new Set(rows.map(({ youthId }) => youthId))], { root: path.at(-1) }),
      )
    return claims
  }

  const work: RowWork<LinkRow> = {
    async plan(row) {
      const cadre = await readCadre(row.cadreId)
      if (!cadre) return { result: 'refused', reason: jobReasons.cadreGone }
      const existing = cadre.links.filter(({ youthId }) => youthId === row.youthId)
      const link = await linkOf(row)
      const { change } = placeLink(existing, link)
      if (change === 'overlaps') return { result: 'refused', reason: jobReasons.linkOverlaps }
      try {
        const before = existing.find(({ since }) => since === link.since)
        if (change !== 'unchanged') await permitLink({ directory, caller }, link)(cadre.profile, before)
      } catch (error) {
        return refusalOf(error)
      }
      return resultOf(row, change)
    },

    async apply(row) {
      const link = await linkOf(row)
      try {
        const permit = permitLink({ directory, caller }, link)
        return await resultOf(row, await roster.putLink(row.cadreId, link, author, permit))
      } catch (error) {
        return refusalOf(error)
      }
    },
  }
  return work as unknown as RowWork<OpenRow>
}
