import { dueStatus, orgIn } from '../../shared/assessing/due.ts'
import type { Environment } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { lastDate } from '../../shared/domain/time/calendar.ts'
import { type Order, pageFrom } from '../../shared/http/page.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { type Objection, type OpenObjection, sameObjection } from '../../shared/repositories/objections.ts'
import { orgsBelow } from '../../shared/repositories/roster/below.ts'
import { namesOn } from '../../shared/repositories/roster/names.ts'
import { answerObjection, listObjections, listOpenObjections, raiseObjection } from './endpoints.ts'

const opens = {
  objections: ports.objections,
  openings: ports.openings,
  assessments: ports.revisions,
  roster: ports.rosterReads,
  directory: ports.directory,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

const toAnswer = (objection: Objection) => ({
  ...objection,
  eventIds: [...objection.eventIds],
  state: objection.answer?.decision ?? ('open' as const),
})

const byOwner: Order<OpenObjection> = { name: 'cadreId', placeOf: ({ cadreId, id }) => [cadreId, id] }

const byTime: Order<Objection> = { name: 'at', placeOf: ({ at, id }) => [at, id] }

/** Objections that one result may have. */
const most = 50

/** Takes objections and answers. */
export function build(environment: Environment, deps: Dependencies) {
  const { assessments, objections, openings, roster, now } = deps

  /** The org to which the cadre belongs for a month: its result goes there, though it may not be there yet. */
  const orgNow = (cadreId: string) => (month: string) => orgIn(roster, cadreId, month)

  /** @throws Problem `not_assessed`, `month_closed`, or `month_full` beyond fifty. */
  async function orgOfOpenResult(cadreId: string, month: string): Promise<string> {
    const latest = await assessments.readLatestRevision(cadreId, month)
    if (!latest || latest.withdrawn) throw new Problem('not_assessed')
    const orgId = (await orgNow(cadreId)(month)) ?? latest.orgId
    const path = await roster.readOrgPath(orgId, lastDate(month))
    // The closing may have begun, and waits for nobody any more.
    const due = dueStatus(await openings.listOpeningsOfMonth(month), month, path)
    if (latest.status === 'final' || due === 'final') throw new Problem('month_closed')
    if ((await objections.listObjections(cadreId, month)).length >= most) throw new Problem('month_full')
    return orgId
  }

  return serve(
    environment,
    [
      on(raiseObjection, async ({ caller, params: { cadreId, month }, body }) => {
        const raised = { ...body, cadreId, month, orgId: '', by: caller.subject, at: now().toISOString() }
        const known = await objections.readObjection(cadreId, month, body.id)
        const { first, added } = known
          ? { first: known, added: false }
          : await objections.addObjection({ ...raised, orgId: await orgOfOpenResult(cadreId, month) })
        if (!sameObjection(first, raised)) throw Problem.at('id_reused', 'id')
        // Whoever followed the cadre to another org meanwhile did not find it.
        if (added) await objections.moveOpenObjections(cadreId, orgNow(cadreId))
        return reply(added ? 201 : 200, toAnswer(first))
      }),

      on(listObjections, async ({ params: { cadreId, month }, query }) => {
        const found = pageFrom(await objections.listObjections(cadreId, month), byTime, query)
        return reply(200, { ...found, items: found.items.map(toAnswer) })
      }),

      on(listOpenObjections, async ({ params: { orgId, month }, query }) => {
        const day = lastDate(month)
        const orgs = new Set(await orgsBelow(roster, orgId, day))
        const open = (await objections.listOpenObjections(month)).filter(each => orgs.has(each.orgId))
        const { items, ...rest } = pageFrom(open, byOwner, query)
        const names = await namesOn(
          roster,
          items.map(({ cadreId }) => cadreId),
          day,
        )
        const found = await Promise.all(
          items.map(({ cadreId, id }) => objections.readObjection(cadreId, month, id)),
        )
        const named = found.flatMap(known => {
          const name = known && names[known.cadreId]
          return known ? [{ ...toAnswer(known), ...(name !== undefined && { name }) }] : []
        })
        return reply(200, { items: named, ...rest })
      }),

      on(answerObjection, async ({ caller, params: { cadreId, month, objectionId: id }, body }) => {
        if (caller.cadreId === cadreId) throw new Problem('forbidden')
        const answer = { ...body, by: caller.subject, at: now().toISOString() }
        const answered = await objections.answerObjection({ cadreId, month, id }, answer)
        if (!answered) throw new Problem('not_found')
        const { objection, added } = answered
        if (objection.answer?.decision !== body.decision) throw Problem.at('already_answered', 'decision')
        if (objection.answer.reason !== body.reason) throw Problem.at('already_answered', 'reason')
        return reply(added ? 201 : 200, toAnswer(objection))
      }),
    ],
    deps,
  )
}

export const handler = ports.handlerOn(build, opens)
