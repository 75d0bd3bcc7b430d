import { Problem } from '../../../shared/contracts/problem.ts'
import { validOrFirst } from '../../../shared/domain/roster/roster.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { JobRow } from '../../../shared/importing/rows.ts'
import { jobNotices, jobReasons } from '../../../shared/labels/jobs.ts'
import type { CadreWithLinks } from '../../../shared/repositories/roster/roster.ts'
import { heldOn } from '../jobs/held.ts'
import { spelt, startJob } from '../jobs/start.ts'
import type { Dependencies } from '../ports.ts'
import { endLinks } from './endpoints.ts'

interface Order {
  readonly on: string
  readonly youthIds?: readonly string[] | undefined
  readonly baseId?: string | undefined
}

/** One row a link that holds on the day; a youth that is asked for and is not linked then is refused. */
function rowsOf(
  { profile: { cadreId }, links }: CadreWithLinks,
  cadreName: string,
  { on: day, youthIds, baseId }: Order,
): { rows: JobRow[]; notices: string[] } {
  const chosen = links.filter(link => baseId === undefined || link.baseId === baseId)
  const { held, later, missing } = heldOn(chosen, day, youthIds)
  const placeOf = (youthId: string, at: number) => ({ line: at + 1, cadreId, cadreName, youthId })
  const ended = held.map(({ youthId, ...link }, at) => ({
    ...placeOf(youthId, at),
    link: { ...link, until: day },
  }))
  const refused = missing.map((youthId, at) => ({
    ...placeOf(youthId, ended.length + at),
    reason: jobReasons.notLinkedOn,
  }))
  return { rows: [...ended, ...refused], notices: later > 0 ? [jobNotices.laterThanEnd(later)] : [] }
}

/** Begins to end links. */
export function routes(deps: Dependencies): readonly Route[] {
  return [
    on(endLinks, async ({ caller, params: { cadreId }, body: { id, ...order } }) => {
      const cadre = await deps.roster.readCadreWithLinks(cadreId)
      const valid = cadre && validOrFirst(cadre.profile.history, todayAt(deps.now()))
      if (!valid) throw new Problem('not_found')
      const work = rowsOf(cadre, valid.name, order)
      // Sent again it is the one that began first.
      await startJob(deps, {
        jobId: id,
        kind: 'links',
        orgId: valid.orgId,
        cadreId,
        caller,
        asked: spelt({ ends: true, ...order }),
        dryRun: false,
        ...work,
      })
      return reply(202, { importId: id }, `/v1/links/imports/${id}`)
    }),
  ]
}
