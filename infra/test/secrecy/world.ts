import { functions } from '../../../functions/catalogue.ts'
import { assessCadre } from '../../../shared/assessing/assess-cadre.ts'
import { rollUp } from '../../../shared/assessing/roll-up.ts'
import { worldOf } from '../../../shared/assessing/testing/world.ts'
import { environmentOn } from '../../../shared/aws/stand-in.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { type Environment, webhookHostsVariable } from '../../../shared/contracts/environment.ts'
import type { Scenario } from '../../../shared/domain/testing/scenario.ts'
import { addMonths, lastDate, localMonth } from '../../../shared/domain/time/calendar.ts'
import type { call } from '../../../shared/http/testing.ts'
import { memoryObjects } from '../../../shared/lake/testing/memory-objects.ts'
import { memoryTables } from '../../../shared/repositories/testing/memory.ts'

type Handler = Parameters<typeof call>[0]

/** Twelve youths, all linked to the cadre who wants to know who said what. */
export const youths = Array.from({ length: 12 }, (_, n) => `y-${String(n).padStart(2, '0')}`)

/** The cadre who wants to know. */
export const curious = 'c-self'

const cadre = {
  name: '李华',
  orgId: 'ls',
  post: '委员',
  mobile: '13800000001',
  category: 'partTime',
  serviceFrom: '2025-01-01',
  accounts: [{ platform: 'wechat', displayName: '李华' }],
  bases: [{ baseId: 'b', plannedOn: '2026-01-05', since: '2026-01-01' }],
} as const

const scenario: Scenario = {
  orgs: [
    { orgId: 'ha', name: '共青团淮安市委', kind: 'cityCommittee', region: '淮安市' },
    { orgId: 'ls', name: '共青团涟水县委', kind: 'countyCommittee', region: '涟水县', parentId: 'ha' },
  ],
  bases: [{ baseId: 'b', name: '红星村团支部', kind: 'communityBranch', orgId: 'ls' }],
  cadres: [
    { cadreId: curious, ...cadre, accounts: [...cadre.accounts], bases: [...cadre.bases] },
    { cadreId: 'c-other', ...cadre, name: '王建国', accounts: [], bases: [] },
  ],
  links: youths.map(youthId => ({
    cadreId: curious,
    youthId,
    baseId: 'b',
    field: 'community',
    since: '2026-01-01',
  })),
  events: [],
}

const unused = async () => ({}) as never

/** The whole system in memory, with a clock that is set. */
export async function secretWorld() {
  const clock = { instant: '2026-01-01T00:00:00+08:00' }
  const now = () => new Date(clock.instant)
  const tables = memoryTables()
  const environment = environmentOn(
    {
      items: table => tables[table],
      queue: () => ({ send: unused }),
      bus: { send: unused },
      timer: { now: () => now().getTime(), sleep: unused },
      objects: memoryObjects,
      secret: name => name.padEnd(64, '0'),
    },
    { [webhookHostsVariable]: 'desk.example' },
  )
  const kept = await worldOf(scenario, now, environment)
  const months = new Set<string>()

  /** Brings the clock to an instant; every month that is over by then is assessed, on the 8th for good. */
  async function at(instant: string): Promise<void> {
    clock.instant = instant
    const today = localMonth(instant, 'Asia/Shanghai')
    for (let month = '2026-02'; month < today; month = addMonths(month, 1)) {
      const status = instant >= `${addMonths(month, 1)}-08` ? 'final' : 'provisional'
      for (const { cadreId } of scenario.cadres)
        await assessCadre(kept, cadreId, month, lastDate(month), status)
      for (const orgId of ['ls', 'ha']) await rollUp(kept, orgId, month)
      months.add(month)
    }
    months.add(today)
  }

  return {
    at,
    record: kept.record,
    /** Months of which something may be known. */
    months: () => [...months].sort(),
    /** The ratings behind each figure that the cadre may have seen. */
    async voiced() {
      const all = await kept.assessments.readRevisionsBetween(curious, '2026-01', '2026-12')
      return all.flatMap(({ voiced }) => (voiced ? [voiced] : []))
    },
    handlers: await handlersOf(environment),
  }
}

/** See {@link secretWorld}. */
export type SecretWorld = Awaited<ReturnType<typeof secretWorld>>

/** Every function that answers requests with a token, opened by its own handler file. */
async function handlersOf(environment: Environment): Promise<ReadonlyMap<Endpoint, Handler>> {
  const found = new Map<Endpoint, Handler>()
  for (const { name, endpoints = [] } of functions) {
    const asked = endpoints.filter(endpoint => !endpoint.public)
    if (asked.length === 0) continue
    const { handler } = (await import(`../../../functions/${name}/handler.ts`)) as {
      handler: { open?(environment: Environment): Handler } & Handler
    }
    const opened = handler.open?.(environment) ?? handler
    for (const endpoint of asked) found.set(endpoint, opened)
  }
  return found
}
