import type { Caller } from '../../../shared/access/caller.ts'
import { coversCadre } from '../../../shared/access/scope.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { type CadreProfile, validOrFirst } from '../../../shared/domain/roster/roster.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { JobRow } from '../../../shared/importing/rows.ts'
import { jobNotices, jobReasons } from '../../../shared/labels/jobs.ts'
import { orgOfCadre, shareRoot } from '../../../shared/repositories/directory.ts'
import { heldOn } from '../jobs/held.ts'
import { spelt, startJob } from '../jobs/start.ts'
import type { Dependencies } from '../ports.ts'
import { handOver } from './endpoints.ts'

interface Order {
  readonly to: string
  readonly on: string
  readonly youthIds?: readonly string[] | undefined
  readonly bases?: Readonly<Record<string, string>> | undefined
}

/** One row a link that holds on the day; one that is asked for and does not hold is refused. */
async function rowsOf(
  { roster }: Dependencies,
  cadreId: string,
  today: string,
  { to, on: day, youthIds, bases = {} }: Order,
): Promise<{ profile: CadreProfile; rows: JobRow[]; notices: string[] }> {
  const cadre = await roster.readCadreWithLinks(cadreId)
  if (!cadre) throw new Problem('not_found')
  const { profile, links } = cadre
  const cadreName = validOrFirst(profile.history, today)?.name ?? ''
  const { held, later, missing } = heldOn(links, day, youthIds)
  const rows = held.map(({ youthId, since, baseId }, at) => ({
    line: at + 1,
    cadreId,
    cadreName,
    youthId,
    handover: {
      since,
      to,
      on: day,
      ...(Object.hasOwn(bases, baseId) && { baseId: bases[baseId] as string }),
    },
  }))
  const refused = missing.map((youthId, at) => ({
    line: rows.length + at + 1,
    cadreId,
    cadreName,
    youthId,
    reason: jobReasons.notHeld,
  }))
  return {
    profile,
    rows: [...rows, ...refused],
    notices: later > 0 ? [jobNotices.laterLinks(later)] : [],
  }
}

async function check(
  { directory, roster }: Dependencies,
  caller: Caller,
  cadreId: string,
  { to, bases = {} }: Order,
): Promise<void> {
  if (to === cadreId) throw Problem.at('invalid_request', 'to', 'another cadre', 'not_allowed')
  if (!(await coversCadre(directory, caller, to))) throw Problem.at('unknown_cadre', 'to')
  const known = await roster.readBases(Object.values(bases))
  const orgId = (await orgOfCadre(directory, to, directory.today())) as string
  for (const [from, baseId] of Object.entries(bases)) {
    const base = known[baseId]
    if (!base || !(await shareRoot(directory, base.orgId, orgId)))
      throw Problem.at('unknown_base', `bases.${from}`)
  }
}

/** Begins handovers. */
export function routes(deps: Dependencies): readonly Route[] {
  return [
    on(handOver, async ({ caller, params: { cadreId }, body: { id, ...order } }) => {
      await check(deps, caller, cadreId, order)
      const today = todayAt(deps.now())
      const { profile, rows, notices } = await rowsOf(deps, cadreId, today, order)
      const orgId = validOrFirst(profile.history, today)?.orgId as string
      const begun = {
        jobId: id,
        kind: 'handover',
        orgId,
        cadreId,
        caller,
        asked: spelt(order),
        dryRun: false,
        rows,
        notices,
      } as const
      // Sent again it is the one that began first.
      await startJob(deps, begun)
      return reply(202, { handoverId: id }, `/v1/cadres/${cadreId}/handover/${id}`)
    }),
  ]
}
