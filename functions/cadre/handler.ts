import { cadreView } from '../../shared/access/cadre-view.ts'
import { readCredit } from '../../shared/assessing/credit.ts'
import { policyOfResult } from '../../shared/assessing/policy-of-result.ts'
import { readProgress } from '../../shared/assessing/progress.ts'
import type { Environment } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { lastDate, monthOf } from '../../shared/domain/time/calendar.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import { type Order, pageFrom } from '../../shared/http/page.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { orgOfCadre } from '../../shared/repositories/directory.ts'
import {
  getAssessment,
  getCredit,
  getEvent,
  getFacts,
  getProgress,
  listEvents,
  listRevisions,
} from './endpoints.ts'
import { byTime, matching, timeline } from './timeline.ts'

const opens = {
  policies: ports.policies,
  roster: ports.rosterReads,
  ledger: ports.ledger,
  workingDays: ports.workingDays,
  facts: ports.facts,
  assessments: ports.assessments,
  aliases: ports.aliases,
  directory: ports.directory,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

/** The month and the day: today's unless said; of a month that is over its last day. */
function dayMeant(now: Date, month?: string, asOf?: string): { month: string; asOf: string } {
  const today = todayAt(now)
  const meant = month ?? monthOf(asOf ?? today)
  const day = asOf ?? (meant < monthOf(today) ? lastDate(meant) : today)
  if (monthOf(day) !== meant)
    throw Problem.at('invalid_request', asOf ? 'asOf' : 'month', `not a day of ${meant}`)
  return { month: meant, asOf: day }
}

const byRevision: Order<{ readonly revision: number }> = {
  name: 'revision',
  placeOf: ({ revision }) => [revision],
}

/** Answers about one cadre. */
export function build(environment: Environment, deps: Dependencies) {
  const { assessments, policies } = deps
  return serve(
    environment,
    [
      on(getProgress, async ({ caller, params: { cadreId }, query }) => {
        const { month, asOf } = dayMeant(deps.now(), query.month, query.asOf)
        const policy = await policies.readPolicyOfMonth(
          month,
          await orgOfCadre(deps.directory, cadreId, asOf),
        )
        const progress = await cadreView(deps, caller, cadreId).progressOf(month, sources =>
          readProgress({ ...deps, ...sources }, policy, cadreId, month, asOf),
        )
        if (!progress) throw new Problem('not_assessed')
        return reply(200, progress)
      }),

      on(listEvents, async ({ caller, params: { cadreId }, query }) => {
        const { month = dayMeant(deps.now()).month, limit, cursor, ...filter } = query
        const { from, to } = filter
        if (from !== undefined && to !== undefined && from > to)
          throw Problem.at('invalid_request', 'from', `not after ${to}`, 'too_big')
        const events = timeline(await cadreView(deps, caller, cadreId).readEvents(month))
        return reply(200, pageFrom(matching(events, filter), byTime, { limit, cursor }))
      }),

      on(getEvent, async ({ caller, params: { cadreId, eventId }, query }) => {
        const { month = dayMeant(deps.now()).month } = query
        const events = timeline(await cadreView(deps, caller, cadreId).readEvents(month))
        const found = events.find(({ id }) => id === eventId)
        if (!found) throw new Problem('not_found')
        return reply(200, found)
      }),

      on(getFacts, async ({ caller, params: { cadreId, month } }) => {
        const { version, facts } = await cadreView(deps, caller, cadreId).readFacts(month)
        return reply(200, { cadreId, month, version, facts: { ...facts } })
      }),

      on(getAssessment, async ({ caller, params: { cadreId, month }, query: { revision } }) => {
        const found = await cadreView(deps, caller, cadreId).readRevision(month, revision)
        if (!found) throw new Problem('not_assessed')
        return reply(200, found)
      }),

      on(listRevisions, async ({ caller, params: { cadreId, month }, query }) => {
        const revisions = await cadreView(deps, caller, cadreId).readRevisions(month)
        return reply(200, pageFrom(revisions, byRevision, query))
      }),

      on(getCredit, async ({ caller, params: { cadreId, month }, query }) => {
        const { asOf } = dayMeant(deps.now(), month, query.asOf)
        const policy = await policyOfResult(
          policies,
          month,
          await assessments.readLatestRevision(cadreId, month),
          await orgOfCadre(deps.directory, cadreId, asOf),
        )
        const credited = await readCredit(deps, policy, cadreId, month, asOf)
        if (!credited) throw new Problem('not_assessed')
        const credit = cadreView(deps, caller, cadreId).creditOf(credited)
        return reply(200, { cadreId, month, asOf, credit: { ...credit } })
      }),
    ],
    deps,
  )
}

export const handler = ports.handlerOn(build, opens)
