import type { Caller } from '../../shared/access/caller.ts'
import { ownFacts } from '../../shared/access/own-facts.ts'
import { shownRevision } from '../../shared/access/shown-revision.ts'
import { readCredit } from '../../shared/assessing/credit.ts'
import type { InputSources } from '../../shared/assessing/inputs.ts'
import { measureOf } from '../../shared/assessing/measure.ts'
import { readProgress } from '../../shared/assessing/progress.ts'
import { type Environment, onFirstCall } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { emptyFacts } from '../../shared/domain/ledger/facts.ts'
import { lastDate, monthOf } from '../../shared/domain/time/calendar.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import { type Order, pageFrom } from '../../shared/http/page.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import {
  assessments,
  clock,
  directory,
  facts,
  ledger,
  openPorts,
  policies,
  rosterReads,
  workingDays,
} from '../../shared/ports.ts'
import type { Assessments } from '../../shared/repositories/assessments.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { FactsStore } from '../../shared/repositories/facts.ts'
import type { Policies } from '../../shared/repositories/policies.ts'
import { getAssessment, getCredit, getFacts, getProgress, listEvents, listRevisions } from './endpoints.ts'
import { byTime, timeline } from './timeline.ts'

/** What answering needs. */
export interface Dependencies extends InputSources {
  readonly facts: Pick<FactsStore, 'readFactsBetween' | 'readFacts'>
  readonly assessments: Pick<Assessments, 'readLatestRevision' | 'readRevision' | 'readRevisions'>
  readonly directory: Directory
  readonly policies: Pick<Policies, 'readPolicyOfMonth' | 'readPolicyVersion'>
  readonly now: () => Date
}

/** Month and day that are meant: today's unless said, the last day of a month that is over. */
function dayMeant(now: Date, month?: string, asOf?: string): { month: string; asOf: string } {
  const today = todayAt(now)
  const meant = month ?? monthOf(asOf ?? today)
  const day = asOf ?? (meant < monthOf(today) ? lastDate(meant) : today)
  if (monthOf(day) !== meant)
    throw Problem.at('invalid_request', asOf ? 'asOf' : 'month', `not a day of ${meant}`)
  return { month: meant, asOf: day }
}

/** Whether the caller is the cadre, in whatever role: somebody may keep the org of which they are a cadre. */
const isOwn = (caller: Caller, cadreId: string) => caller.cadreId === cadreId

const byRevision: Order<{ readonly revision: number }> = {
  name: 'revision',
  placeOf: ({ revision }) => [revision],
}

/** Answers about one cadre. */
export function build(environment: Environment, deps: Dependencies) {
  const { assessments, facts, ledger, policies } = deps
  return serve(
    environment,
    [
      on(getProgress, async ({ params: { cadreId }, query }) => {
        const { month, asOf } = dayMeant(deps.now(), query.month, query.asOf)
        const progress = await readProgress(
          deps,
          await policies.readPolicyOfMonth(month),
          cadreId,
          month,
          asOf,
        )
        if (!progress) throw new Problem('not_assessed')
        return reply(200, progress)
      }),

      on(listEvents, async ({ caller, params: { cadreId }, query: { month: asked, ...page } }) => {
        const month = asked ?? dayMeant(deps.now()).month
        const events = timeline(await ledger.readMonthEvents(cadreId, month, true), isOwn(caller, cadreId))
        return reply(200, pageFrom(events, byTime, page))
      }),

      on(getFacts, async ({ caller, params: { cadreId, month } }) => {
        const view = await facts.readFacts(cadreId, month)
        const known = view?.facts ?? emptyFacts(month)
        const shown = isOwn(caller, cadreId) ? ownFacts(known) : known
        return reply(200, { cadreId, month, version: view?.version ?? 0, facts: { ...shown } })
      }),

      on(getAssessment, async ({ caller, params: { cadreId, month }, query: { revision } }) => {
        const found = await (revision === undefined
          ? assessments.readLatestRevision(cadreId, month)
          : assessments.readRevision(cadreId, month, revision))
        if (!found) throw new Problem('not_assessed')
        return reply(200, shownRevision(found, caller))
      }),

      on(listRevisions, async ({ caller, params: { cadreId, month }, query }) => {
        const revisions = await assessments.readRevisions(cadreId, month)
        const { items, ...rest } = pageFrom(revisions, byRevision, query)
        return reply(200, { items: items.map(revision => shownRevision(revision, caller)), ...rest })
      }),

      on(getCredit, async ({ caller, params: { cadreId, month }, query }) => {
        const { asOf } = dayMeant(deps.now(), month, query.asOf)
        const policy = await measureOf(policies, month, await assessments.readLatestRevision(cadreId, month))
        const found = await readCredit(deps, policy, cadreId, month, asOf)
        if (!found) throw new Problem('not_assessed')
        const { credit } = found
        // Which feedback counted would tell a cadre who is behind the rating.
        if (isOwn(caller, cadreId)) delete credit.rating
        return reply(200, { cadreId, month, asOf, credit: { ...credit } })
      }),
    ],
    deps,
  )
}

export const handler = onFirstCall(environment =>
  build(
    environment,
    openPorts(environment, {
      policies,
      roster: rosterReads,
      ledger,
      workingDays,
      facts,
      assessments,
      directory,
      now: clock,
    }),
  ),
)
