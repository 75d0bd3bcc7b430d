import { complain } from '../../../functions/complaints/endpoints.ts'
import { putPlan } from '../../../functions/launch/plans/endpoints.ts'
import { raiseObjection } from '../../../functions/objections/endpoints.ts'
import { issueVoiceLinks } from '../../../functions/voice-links/batches/endpoints.ts'
import { readCaller } from '../../../shared/access/caller.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { claimsOf } from '../../../shared/http/testing.ts'
import * as ports from '../../../shared/ports.ts'
import { after, before, cadreIds, orgs, today } from './county.ts'
import type { ApiWorld } from './world.ts'

/** What was begun or said of an org or a cadre, by its name: `batch ls`, `objection c-ls 2026-05` and the like. */
export type Things = ReadonlyMap<string, string>

/** The root above an org or a cadre of the county. */
export const rootOf = (id: string): string => (id.includes('cb') ? 'cb' : 'ha')

/** The org that goes with a cadre in the relations. */
const orgOf = (cadreId: string) =>
  Object.keys(orgs).find(orgId => orgId.endsWith(cadreId.slice(1)) || orgId === cadreId.slice(2))

const uuid = (n: number) => `0197a2c4-5b00-7000-9000-${String(n).padStart(12, '0')}`

/** Has a root's assessor begin and say one of each in every org, so that a request finds what it names. */
export async function thingsIn(world: ApiWorld): Promise<Things> {
  const things = new Map<string, string>()
  const { jobs, runs, rehearsals, orders } = ports.openPorts(world.environment, {
    jobs: ports.jobs,
    runs: ports.runs,
    rehearsals: ports.rehearsals,
    orders: ports.sheetOrders,
  })
  let n = 0
  for (const orgId of Object.keys(orgs)) {
    const claims = claimsOf('assessor', rootOf(orgId))
    const caller = readCaller(claims, { role: 'role', org: 'org', cadreId: 'cadreId' })
    const startedAt = '2026-06-20T01:00:00.000Z'
    const params = { orgId }
    const issued = await world.do(issueVoiceLinks, { params, body: { month: after }, claims })
    things.set(`batch ${orgId}`, issued.body.batchId)
    await world.do(putPlan, { params, body: { reference: '1号', date: '2026-05-01' }, claims })
    for (const kind of ['links', 'feedback'] as const) {
      const jobId = uuid(n++)
      const rest = { dryRun: false, rows: 0, chunks: 0, notices: [], startedAt, caller }
      await jobs.createJob({ jobId, kind, orgId, ...rest }, [])
      things.set(`${kind} ${orgId}`, jobId)
    }
    for (const cadreId of cadreIds.filter(id => orgId === (id === 'c-self' ? 'ls' : orgOf(id)))) {
      const jobId = uuid(n++)
      const rest = { dryRun: false, rows: 0, chunks: 0, notices: [], startedAt, caller }
      await jobs.createJob({ jobId, kind: 'handover', orgId, cadreId, ...rest }, [])
      things.set(`handover ${cadreId}`, jobId)
    }
    const rehearsalId = uuid(n++)
    await rehearsals.createRehearsal({ rehearsalId, policy: huaian2016, months: [after], orgId, startedAt })
    things.set(`rehearsal ${orgId}`, rehearsalId)
    for (const month of [before, after]) {
      const runId = uuid(n++)
      await runs.createRun({ month, runId, status: 'provisional', roots: [orgId], by: 'u', startedAt })
      things.set(`run ${orgId} ${month}`, runId)
      const exportId = uuid(n++)
      const sheet = { sheet: 'appraisal', time: month, format: 'xlsx' } as const
      await orders.addOrder({ exportId, orgId, ...sheet, caller, orderedAt: `${today}T01:00:00.000Z` })
      things.set(`export ${orgId} ${month}`, exportId)
    }
  }
  for (const cadreId of cadreIds)
    for (const month of [before, after]) {
      const id = uuid(n++)
      const claims = claimsOf('assessor', rootOf(cadreId))
      const body = { id, indicator: 'quota', text: '未计入', eventIds: [] }
      await world.do(raiseObjection, { params: { cadreId, month }, body, claims })
      things.set(`objection ${cadreId} ${month}`, id)
    }
  const id = uuid(n++)
  await world.do(complain, { body: { id, text: '重复填报' }, claims: claimsOf('analyst', 'ls') })
  things.set('complaint', id)
  await world.tables.keep()
  return things
}
