import type { Caller } from '../../shared/access/caller.ts'
import { orgTable } from '../../shared/access/org-view.ts'
import { signOffsSeen } from '../../shared/access/sign-offs-seen.ts'
import { signOffDigest } from '../../shared/assessing/sign-off-digest.ts'
import type { Environment } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { isPeriod, periodMonths } from '../../shared/domain/period.ts'
import { type Order, pageFrom } from '../../shared/http/page.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { allOrgsBelow } from '../../shared/repositories/roster/below.ts'
import type { Row } from '../../shared/repositories/rows.ts'
import type { SignOff } from '../../shared/repositories/sign-offs.ts'
import { listPeriodSignOffs, listSignOffs, signOffMonth, signOffPeriod } from './endpoints.ts'

const opens = {
  roster: ports.rosterReads,
  assessments: ports.assessments,
  signOffs: ports.signOffs,
  directory: ports.directory,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

/** In the order in which they were signed. */
const bySigning: Order<SignOff> = {
  name: 'at',
  placeOf: ({ at, by, cadres }) => [at, by, cadres],
}

/** What is signed: a month, a quarter or a year. */
interface Signable {
  readonly orgId: string
  readonly time: string
  readonly note?: string | undefined
}

/** Whether all results of these months are there and final. Months before the first result are not missed. */
function isComplete(rows: readonly Row[], months: readonly string[]): boolean {
  const found = new Set(rows.map(({ month }) => month))
  const first = months.findIndex(month => found.has(month))
  return first >= 0 && months.slice(first).every(month => found.has(month)) && rows.every(isFinal)
}

const isFinal = ({ status }: Row) => status === 'final'

/** Signs orgs' results off. A signature carries a digest of what was signed, so that nothing can be slipped under it. */
export function build(environment: Environment, deps: Dependencies) {
  const { signOffs, now } = deps

  async function sign(caller: Caller, { orgId, time, note }: Signable) {
    const rows = await orgTable(deps, orgId, time, allOrgsBelow)
    if (rows.some(({ cadreId }) => cadreId === caller.cadreId)) throw new Problem('another_hand')
    if (!isComplete(rows, isPeriod(time) ? periodMonths(time) : [time])) throw new Problem('month_not_final')
    const { first, added } = await signOffs.addSignOff({
      orgId,
      time,
      digest: signOffDigest(orgId, time, rows),
      cadres: new Set(rows.map(({ cadreId }) => cadreId)).size,
      by: caller.subject,
      at: now().toISOString(),
      ...(note !== undefined && { note }),
    })
    const { time: _, ...signed } = first
    return { status: added ? (201 as const) : (200 as const), signed: { ...signed, outdated: false } }
  }

  async function list(
    caller: Caller,
    orgId: string,
    time: string,
    query: { limit: number; cursor?: string | undefined },
  ) {
    const { items, ...rest } = pageFrom(await signOffs.listSignOffs(orgId, time), bySigning, query)
    const seen =
      items.length === 0 ? [] : signOffsSeen(caller, orgId, time, await orgTable(deps, orgId, time), items)
    return { items: seen.map(({ time: _, ...signed }) => signed), ...rest }
  }

  return serve(
    environment,
    [
      on(signOffMonth, async ({ caller, params: { orgId, month }, body: { note } }) => {
        const { status, signed } = await sign(caller, { orgId, time: month, note })
        return reply(status, { month, ...signed })
      }),
      on(listSignOffs, async ({ caller, params: { orgId, month }, query }) => {
        const { items, ...rest } = await list(caller, orgId, month, query)
        return reply(200, { items: items.map(signed => ({ month, ...signed })), ...rest })
      }),
      on(signOffPeriod, async ({ caller, params: { orgId, period }, body: { note } }) => {
        const { status, signed } = await sign(caller, { orgId, time: period, note })
        return reply(status, { period, ...signed })
      }),
      on(listPeriodSignOffs, async ({ caller, params: { orgId, period }, query }) => {
        const { items, ...rest } = await list(caller, orgId, period, query)
        return reply(200, { items: items.map(signed => ({ period, ...signed })), ...rest })
      }),
    ],
    deps,
  )
}

export const handler = ports.handlerOn(build, opens)
