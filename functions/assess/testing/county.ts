import type { Cadre } from '../../../events/index.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { routeKey } from '../../../shared/contracts/endpoint.ts'
import { call, claimsOf, type Received, type Sent } from '../../../shared/http/testing.ts'
import { rosterDependencies } from '../../../shared/repositories/roster/testing/dependencies.ts'
import { admin, linkTo, populate, wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { build as cadre } from '../../cadre/handler.ts'
import { build as calendar } from '../../calendar/handler.ts'
import { functions } from '../../catalogue.ts'
import { build as orgResults } from '../../org-results/handler.ts'
import { recordContact } from '../../record/endpoints.ts'
import { build as record } from '../../record/handler.ts'
import { build as roster } from '../../roster/handler.ts'
import { build as runs } from '../../runs/handler.ts'
import { build as signOff } from '../../sign-off/handler.ts'
import { hourlyClosing } from '../declaration.ts'
import { type System, system } from './system.ts'

/** Ten youths of `c-li`. */
export const youths = Array.from({ length: 10 }, (_, n) => `y-${n}`)

/** A part-time cadre of the township, who owes ten youths a link and eight of them a contact a month. */
export const li: Cadre = {
  ...wang,
  name: '李华',
  orgId: 'ls-zhuma',
  post: '团工委委员',
  category: 'partTime',
  accounts: [{ platform: 'wechat', displayName: '李华' }],
}

/** Fixed event id number n. */
export const eventId = (n: number) => `0197a2c4-5b00-7000-8000-${String(n).padStart(12, '0')}`

/** A personal contact over WeChat at noon of a date; `c-li` is meant unless said. */
export const contactOn = (n: number, date: string, youthIds: readonly string[], cadreId = 'c-li') => ({
  type: 'contact',
  id: eventId(n),
  cadreId,
  occurredAt: `${date}T12:00:00+08:00`,
  channel: 'wechat',
  youthIds,
  purpose: 'listen',
})

/** A void of event n of May, recorded as event `id`. */
export const voiding = (id: number, n: number) => ({
  type: 'void',
  id: eventId(id),
  cadreId: 'c-li',
  occurredAt: '2026-06-20T08:00:00+08:00',
  voids: eventId(n),
  month: '2026-05',
  reason: '误录',
})

/** The functions that take requests, on the system's stores. */
function handlers(deps: System): (endpoint: Endpoint) => Parameters<typeof call>[0] {
  const handlerOf: Readonly<Record<string, Parameters<typeof call>[0]>> = {
    record: record({}, { ...deps, monthLoads: deps.facts }),
    roster: roster({}, rosterDependencies(deps.roster, deps.now)),
    runs: runs({}, deps),
    calendar: calendar({}, deps),
    cadre: cadre({}, deps),
    'org-results': orgResults({}, deps),
    'sign-off': signOff({}, deps),
  }
  const routes = new Map(
    functions.flatMap(({ name, endpoints = [] }) =>
      endpoints.map(known => [routeKey(known), handlerOf[name]] as const),
    ),
  )
  return endpoint => routes.get(routeKey(endpoint)) as Parameters<typeof call>[0]
}

/** The whole system with a county in it, told through its endpoints. */
export interface County extends System {
  /** Calls an endpoint as the county's assessor unless said, and lets everything have its consequences. */
  ask(endpoint: Endpoint, sent: Partial<Sent>): Promise<Received>
  /** Brings the clock to an instant, in Shanghai. */
  at(instant: string): void
}

/**
 * The orgs `ha` › `ls` › `ls-zhuma`; `c-wang` of `ls` owes everything and does nothing, `c-li` of `ls-zhuma` has ten
 * links and contacted the first six youths one by one on 6–11 May, and somebody without a link, `y-new`, on the 12th
 * (events 1–7). It is 1 June 2026, 01:00.
 */
export async function county(): Promise<County> {
  const whole = system('2026-01-01T04:00:00.000Z')
  const handlerOf = handlers(whole)
  await populate(whole.roster)
  await whole.roster.putCadre('c-li', li, admin('2026-01-01'))
  for (const youthId of youths) await whole.roster.putLink('c-li', linkTo(youthId), admin('2026-01-01'))
  const told: County = {
    ...whole,
    at(instant) {
      whole.clock.instant = new Date(`${instant}+08:00`).toISOString()
    },
    async ask(endpoint, sent) {
      const answer = await call(handlerOf(endpoint), endpoint, {
        claims: claimsOf('assessor', 'ls'),
        ...sent,
      })
      await whole.settle()
      return answer
    },
  }
  await whole.settle()
  for (let n = 1; n <= 7; n++) {
    const day = String(n + 5).padStart(2, '0')
    told.at(`2026-05-${day}T18:00:00`)
    await told.ask(recordContact, {
      body: contactOn(n, `2026-05-${day}`, [n === 7 ? 'y-new' : (youths[n - 1] as string)]),
    })
  }
  told.at('2026-06-01T01:00:00')
  return told
}

/** The same county when May was closed as scheduled; it is 20 June, 09:00. `c-li` has two revisions. */
export async function closedCounty(): Promise<County> {
  const told = await county()
  await told.fire(hourlyClosing, '2026-05-31T18:00:00.000Z')
  await told.fire(hourlyClosing, '2026-06-07T18:00:00.000Z')
  told.at('2026-06-20T09:00:00')
  return told
}
