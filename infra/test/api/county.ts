import type { Cadre, Org, RecordedEvent } from '../../../events/index.ts'
import { rosterExamples } from '../../../events/roster.ts'
import { assessCadre } from '../../../shared/assessing/assess-cadre.ts'
import { rollUp } from '../../../shared/assessing/roll-up.ts'
import type { Environment } from '../../../shared/contracts/environment.ts'
import { fingerprint } from '../../../shared/domain/ledger/fingerprint.ts'
import { fold } from '../../../shared/domain/ledger/fold.ts'
import { lastDate } from '../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import * as ports from '../../../shared/ports.ts'
import { registerCadre } from '../../../shared/repositories/roster/registering.ts'

/** What stands where, seen from the county `ls`: two cities, and some that moved on 1 May 2026. */
export const orgs: Readonly<Record<string, Org>> = {
  ha: { name: '共青团淮安市委', kind: 'cityCommittee', region: '淮安市' },
  cb: { name: '共青团赤壁市委', kind: 'cityCommittee', region: '赤壁市' },
  ls: { ...rosterExamples.org, parentId: 'ha' },
  hz: { name: '共青团洪泽区委', kind: 'countyCommittee', region: '洪泽区', parentId: 'ha' },
  'ls-gg': { name: '高沟镇团委', kind: 'township', region: '涟水县', parentId: 'ls' },
  'cb-1': { name: '蒲圻街道团工委', kind: 'township', region: '赤壁市', parentId: 'cb' },
  'o-then': { name: '东胡集镇团委', kind: 'township', region: '涟水县', parentId: 'ls' },
  'o-now': { name: '岔河镇团委', kind: 'township', region: '洪泽区', parentId: 'hz' },
}

/** Orgs as they are since 1 May. */
export const orgsNow: typeof orgs = {
  ...orgs,
  'o-then': { ...(orgs['o-then'] as Org), parentId: 'hz' },
  'o-now': { ...(orgs['o-now'] as Org), parentId: 'ls' },
}

/** Org in which a cadre is since then. */
export const homeNow = (cadreId: keyof typeof homes) =>
  cadreId === 'c-then' ? 'hz' : cadreId === 'c-now' ? 'ls' : homes[cadreId]

/** The day of the moves, a month before and one after them, and today. */
export const [moved, before, after, today] = ['2026-05-01', '2026-03', '2026-05', '2026-06-20']

/** By org: its base, its cadre, and that cadre's. */
const homes = {
  'c-ls': 'ls',
  'c-gg': 'ls-gg',
  'c-hz': 'hz',
  'c-ha': 'ha',
  'c-cb': 'cb-1',
  'c-cb0': 'cb',
  'c-left': 'ls',
  'c-self': 'ls',
  'c-then': 'ls',
  'c-now': 'hz',
} as const

/** Cadres of the county and around it. */
export const cadreIds = Object.keys(homes) as (keyof typeof homes)[]

export const baseOf = (orgId: string) => `b-${orgId}`

/** A cadre as it was first put. */
export const cadreOf = (cadreId: keyof typeof homes): Cadre => ({
  ...rosterExamples.cadre,
  orgId: homes[cadreId],
  category: 'partTime',
  bases: [{ baseId: baseOf(homes[cadreId]), plannedOn: '2026-01-05', since: '2026-01-01' }],
  ...(cadreId === 'c-left' && { serviceUntil: '2026-05-15' }),
})

const uuid = (kind: string, n: number) => `0197a2c4-5b00-7000-8${kind}00-${String(n).padStart(12, '0')}`

/** Ids of what a cadre recorded in a month. */
export function idsOf(cadreId: string, month: string) {
  const n = cadreIds.indexOf(cadreId as keyof typeof homes) + (month === after ? 100 : 0)
  return { eventId: uuid('0', n), demandId: uuid('1', n) }
}

const contact = () => ({ channel: 'wechat' as const, youthIds: ['y-1'], purpose: 'listen' as const })

function eventsOf(cadreId: string, month: string): RecordedEvent[] {
  const { eventId, demandId } = idsOf(cadreId, month)
  const about = { cadreId, recordedAt: `${month}-10T04:00:00.000Z`, recordedBy: 'u-someone' }
  return [
    { type: 'contact', id: eventId, occurredAt: `${month}-09T12:00:00+08:00`, ...about, ...contact() },
    {
      type: 'demand',
      id: demandId,
      occurredAt: `${month}-10T12:00:00+08:00`,
      ...about,
      youthId: 'y-1',
      category: 'difficulty',
      text: '租房押金难以退还',
    },
  ]
}

/** Puts everything there: the roster as it was and is, a contact and a demand of each cadre in both months, results. */
export async function populate(environment: Environment): Promise<void> {
  const { roster, register, ledger, ...rest } = ports.openPorts(environment, {
    roster: ports.roster,
    register: ports.register,
    ledger: ports.ledger,
    facts: ports.facts,
    views: ports.factsViews,
    assessments: ports.assessments,
    rollups: ports.rollups,
    policies: ports.policies,
    workingDays: ports.workingDays,
    openings: ports.openings,
    keptBack: ports.keptBack,
    now: ports.clock,
  })
  const at = (day: string) => ({ by: 'u-operator', at: `${day}T04:00:00.000Z` })
  const [first, then] = [at('2026-01-01'), at(moved)]
  for (const [orgId, org] of Object.entries(orgs)) {
    await roster.putOrg(orgId, org, first)
    await roster.putBase(baseOf(orgId), { name: `${org.name}团支部`, kind: 'communityBranch', orgId }, first)
  }
  for (const [orgId, org] of Object.entries(orgsNow)) await roster.putOrg(orgId, org, then)
  for (const cadreId of cadreIds) {
    await roster.putCadre(cadreId, cadreOf(cadreId), first)
    const link = { baseId: baseOf(homes[cadreId]), field: 'community', since: '2026-01-01' } as const
    await roster.putLink(cadreId, { youthId: 'y-1', ...link }, first)
  }
  for (const cadreId of cadreIds)
    await roster.putCadre(cadreId, { ...cadreOf(cadreId), orgId: homeNow(cadreId) }, then)
  for (const month of [before, after]) {
    for (const cadreId of cadreIds) {
      const events = eventsOf(cadreId, month)
      for (const event of events) await ledger.appendEvent(month, event)
      const facts = fold(events, month, ledgerZone)
      await rest.views.writeFacts(cadreId, month, { facts, ...fingerprint(events), version: 1 })
      await registerCadre({ roster, register }, cadreId)
      const orgId = homes[cadreId]
      await assessCadre({ ...rest, roster, ledger }, cadreId, month, lastDate(month), 'provisional', orgId)
    }
    for (const orgId of Object.keys(orgs).reverse()) await rollUp({ ...rest, roster }, orgId, month)
  }
}
