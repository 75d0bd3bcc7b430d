import { randomUUID } from 'node:crypto'
import type { Caller } from '../../shared/access/caller.ts'
import { coversCadre, coversOrg } from '../../shared/access/scope.ts'
import { progressOf, startRun } from '../../shared/assessing/run.ts'
import type { Environment } from '../../shared/contracts/environment.ts'
import { checkBegun } from '../../shared/contracts/month-begun.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import type { Status } from '../../shared/domain/assessment/revision.ts'
import { lastDate } from '../../shared/domain/time/calendar.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { finaliseMonth, getAssessmentRun, startAssessmentRun } from './endpoints.ts'

const opens = {
  runs: ports.runs,
  openings: ports.openings,
  objections: ports.objections,
  directory: ports.directory,
  send: ports.sendWork,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

/** The most kept-back cadres that one answer names; `cadresTotal` less `cadresDone` says how many there are. */
const mostKeptBack = 1000

function checkMonth(month: string, status: Status, today: string): void {
  checkBegun(month, today)
  if (status === 'final' && lastDate(month) >= today) throw new Problem('month_not_over')
}

async function start(deps: Dependencies, caller: Caller, month: string, status: Status) {
  const now = deps.now()
  checkMonth(month, status, todayAt(now))
  const runId = randomUUID()
  await startRun(deps, {
    month,
    runId,
    status,
    roots: [caller.org as string],
    by: caller.subject,
    startedAt: now.toISOString(),
  })
  return { runId }
}

/** Where a run tells how far it is. */
const pathOf = (month: string, { runId }: { runId: string }) => `/v1/assessments/${month}/runs/${runId}`

/** Objections to results of an org and all below that nobody has answered. */
async function countOpen({ objections, directory }: Dependencies, orgId: string, month: string) {
  const open = await objections.listOpenObjections(month)
  const day = lastDate(month)
  const paths = await Promise.all(open.map(of => directory.readOrgPath(of.orgId, day)))
  return paths.filter(path => path.includes(orgId)).length
}

/** Starts runs of a month's assessment and tells their progress. */
export function build(environment: Environment, deps: Dependencies) {
  return serve(
    environment,
    [
      on(startAssessmentRun, async ({ caller, params: { month } }) => {
        const run = await start(deps, caller, month, 'provisional')
        return reply(202, run, pathOf(month, run))
      }),
      on(finaliseMonth, async ({ caller, params: { month }, body }) => {
        const { cadreId } = caller
        if (cadreId !== undefined && (await coversCadre(deps.directory, caller, cadreId, month)))
          throw new Problem('another_hand')
        checkMonth(month, 'final', todayAt(deps.now()))
        const open = await countOpen(deps, caller.org as string, month)
        if (open > 0 && body.openObjections !== 'close')
          throw Problem.at('open_objections', 'openObjections', `${open} open`)
        const run = await start(deps, caller, month, 'final')
        return reply(202, { ...run, openObjections: open }, pathOf(month, run))
      }),
      on(getAssessmentRun, async ({ caller, params: { month, runId } }) => {
        const run = await deps.runs.readRun(month, runId)
        if (!run) throw new Problem('not_found')
        const covers = async (root: string) =>
          (await coversOrg(deps.directory, caller, root)) ||
          (await coversOrg(deps.directory, caller, root, lastDate(month)))
        const covered = await Promise.all(run.roots.map(covers))
        if (!covered.every(Boolean)) throw new Problem('not_found')
        const { status, startedAt } = run
        const orgs = await deps.runs.listOrgProgress(month, runId)
        const { cadresKeptBack, ...progress } = progressOf(run, orgs)
        const keptBack = cadresKeptBack > 0 ? await deps.runs.listKeptBack(run, mostKeptBack) : []
        return reply(200, {
          ...{ runId, month, status, startedAt, ...progress },
          keptBack: keptBack.map(({ cadreId, reason }) => ({ cadreId, reason })),
        })
      }),
    ],
    deps,
  )
}

export const handler = ports.handlerOn(build, opens)
