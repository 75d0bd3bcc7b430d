import type { RecordedEvent } from '../../../events/index.ts'
import { functions } from '../../../functions/catalogue.ts'
import { aliasesWith } from '../../../shared/access/own/aliases.ts'
import { assessCadre } from '../../../shared/assessing/assess-cadre.ts'
import { rollUp } from '../../../shared/assessing/roll-up.ts'
import { worldOf } from '../../../shared/assessing/testing/world.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import type { Scenario } from '../../../shared/domain/testing/scenario.ts'
import { addMonths, lastDate, localMonth } from '../../../shared/domain/time/calendar.ts'
import type { call } from '../../../shared/http/testing.ts'
import { memoryObjects } from '../../../shared/lake/testing/memory-objects.ts'
import { calendarsOn } from '../../../shared/repositories/calendars.ts'
import { callBacksOn } from '../../../shared/repositories/call-backs.ts'
import { complaintsOn } from '../../../shared/repositories/complaints.ts'
import { dismissalsOn } from '../../../shared/repositories/dismissals.ts'
import { healthNotesOn } from '../../../shared/repositories/health.ts'
import { jobsOn } from '../../../shared/repositories/jobs.ts'
import { lakeMarksOn } from '../../../shared/repositories/lake-marks.ts'
import { messageSettingsOn } from '../../../shared/repositories/message-settings.ts'
import { minorsOn } from '../../../shared/repositories/minors.ts'
import { objectionsOn } from '../../../shared/repositories/objections.ts'
import { policiesOn } from '../../../shared/repositories/policies.ts'
import { rootsOn } from '../../../shared/repositories/roots.ts'
import { directoryOn } from '../../../shared/repositories/roster/directory.ts'
import { plansOn } from '../../../shared/repositories/roster/plans.ts'
import { unannouncedOn } from '../../../shared/repositories/roster/unannounced.ts'
import { sheetOrdersOn } from '../../../shared/repositories/sheet-orders.ts'
import { signOffsOn } from '../../../shared/repositories/sign-offs.ts'
import { topicsOn } from '../../../shared/repositories/topics.ts'
import { voiceOn } from '../../../shared/repositories/voice.ts'
import { voiceResponsesOn } from '../../../shared/repositories/voice-responses.ts'
import { webhooksOn } from '../../../shared/repositories/webhooks.ts'

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

/** The whole system in memory, with a clock that is set. */
export async function secretWorld() {
  const kept = await worldOf(scenario)
  const clock = { instant: '' }
  const now = () => new Date(clock.instant)
  const ring = async () => ({ current: '1', keys: { '1': 'k'.repeat(64) } })
  const send = async () => {}
  const voiceItems = memoryItems()
  const ports = {
    ...kept,
    now,
    send,
    sendImport: send,
    directory: directoryOn(kept.roster, now),
    aliases: async () => aliasesWith('secret'),
    policies: policiesOn(memoryItems(), rootsOn(kept.roster, now)),
    calendars: calendarsOn(memoryItems()),
    dismissals: dismissalsOn(memoryItems()),
    plans: plansOn(memoryItems()),
    signOffs: signOffsOn(memoryItems()),
    objections: objectionsOn(memoryItems()),
    complaints: complaintsOn(memoryItems()),
    jobs: jobsOn(memoryItems(), now),
    voice: voiceOn(voiceItems),
    callBacks: callBacksOn(voiceItems),
    minors: minorsOn(voiceItems),
    responses: voiceResponsesOn(voiceItems, kept.roster.readOrgPath),
    monthLoads: kept.facts,
    topics: topicsOn(memoryItems()),
    depths: async () => [],
    healthNotes: healthNotesOn(memoryItems()),
    unannounced: unannouncedOn(memoryItems()),
    marks: lakeMarksOn(memoryItems()),
    readNamingKey: async () => 'k'.repeat(64),
    ring,
    youthKeys: ring,
    settings: messageSettingsOn(memoryItems()),
    webhooks: webhooksOn(memoryItems()),
    keys: ring,
    hosts: [],
    orders: sheetOrdersOn(memoryItems(), now),
    objects: memoryObjects(),
  }
  const months = new Set<string>()

  /** Brings the clock to an instant; every month that is over by then is assessed, on the 8th for good. */
  async function at(instant: string): Promise<void> {
    clock.instant = instant
    const today = localMonth(instant, 'Asia/Shanghai')
    for (let month = '2026-02'; month < today; month = addMonths(month, 1)) {
      const status = instant >= `${addMonths(month, 1)}-08` ? 'final' : 'provisional'
      for (const { cadreId } of scenario.cadres)
        await assessCadre(ports, cadreId, month, lastDate(month), status)
      for (const orgId of ['ls', 'ha']) await rollUp(ports, orgId, month)
      months.add(month)
    }
    months.add(today)
  }

  return {
    ports,
    at,
    record: (...events: RecordedEvent[]) => kept.record(...events),
    /** Months of which something may be known. */
    months: () => [...months].sort(),
    /** The ratings behind each figure that the cadre may have seen. */
    async voiced() {
      const all = await kept.assessments.readRevisionsBetween(curious, '2026-01', '2026-12')
      return all.flatMap(({ voiced }) => (voiced ? [voiced] : []))
    },
    handlers: await handlersOf(ports),
  }
}

/** See {@link secretWorld}. */
export type SecretWorld = Awaited<ReturnType<typeof secretWorld>>

/** Every function that answers requests with a token, built on these ports by its own handler file. */
async function handlersOf(ports: object): Promise<ReadonlyMap<Endpoint, Handler>> {
  const found = new Map<Endpoint, Handler>()
  for (const { name, endpoints = [] } of functions) {
    const asked = endpoints.filter(endpoint => !endpoint.public)
    if (asked.length === 0) continue
    const { build, handler } = (await import(`../../../functions/${name}/handler.ts`)) as {
      build?(environment: object, ports: object): Handler
      handler: Handler
    }
    const built = build ? build({}, ports) : handler
    for (const endpoint of asked) found.set(endpoint, built)
  }
  return found
}
