import { beforeEach, expect, test } from 'vitest'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { toDay } from '../../shared/domain/time/calendar.ts'
import { call, claimsOf, type Sent } from '../../shared/http/testing.ts'
import { type Calendars, calendarsOn, workingDaysOn } from '../../shared/repositories/calendars.ts'
import { rootsOn } from '../../shared/repositories/roots.ts'
import { memoryOpenings } from '../../shared/repositories/testing/memory.ts'
import { recordingWorld, type World } from '../record/testing/world.ts'
import { getCalendar, getCalendarYear, putCalendarYear } from './endpoints.ts'
import { build } from './handler.ts'

/** As holiday-cn publishes it: the notice of 2027 moves a day of late December 2026 too. */
const notice = {
  $schema: 'https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/schema.json',
  $id: 'https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/2027.json',
  year: 2027,
  papers: ['https://www.gov.cn/zhengce/content/202611/content_1.htm'],
  days: [
    { name: '元旦', date: '2026-12-31', isOffDay: true },
    { name: '元旦', date: '2027-01-01', isOffDay: true },
    { name: '元旦', date: '2027-01-03', isOffDay: false },
  ],
}
const root = claimsOf('assessor', 'ha')

let world: World
let calendars: Calendars
const openings = memoryOpenings()
let ask: (endpoint: Endpoint, sent: Partial<Sent>) => ReturnType<typeof call>

beforeEach(async () => {
  world = await recordingWorld()
  world.instant = '2026-11-25T02:00:00.000Z'
  calendars = calendarsOn(memoryItems())
  const handler = build({}, { ...world, calendars, openings })
  ask = (endpoint, sent) => call(handler, endpoint, { claims: root, ...sent })
})

const put = (body: object, year = '2027', claims = root) =>
  ask(putCalendarYear, { params: { year }, body, claims })

test('a notice makes a version, the same again changes nothing, a correction makes the next one', async () => {
  const { papers, days } = notice
  // Nothing that was known is other than before: of 2027 nothing was.
  const body = { year: 2027, version: 1, papers, days, changedDays: [], reassessed: [] }
  expect(await put(notice)).toEqual({ status: 201, body })
  expect(await put(notice)).toEqual({ status: 200, body })
  expect(await put({ ...notice, days: notice.days.toReversed() })).toEqual({ status: 200, body })
  const corrected = { ...notice, days: days.slice(0, 2) }
  expect(await put(corrected)).toMatchObject({
    status: 201,
    body: { version: 2, changedDays: [{ date: '2027-01-03', isOffDay: true }] },
  })
  expect(await ask(getCalendarYear, { params: { year: '2027' } })).toMatchObject({
    status: 200,
    body: { version: 2, days: [{ date: '2026-12-31' }, { date: '2027-01-01' }] },
  })
})

test('the next year’s notice says which days of late December are worked', async () => {
  const working = async (date: string) =>
    (
      await workingDaysOn(calendars, rootsOn(world.roster, world.now), world.now).readWorkingDays('ls')
    ).isWorking(toDay(date))
  expect([await working('2026-12-31'), await working('2027-01-03')]).toEqual([undefined, undefined])
  await put(notice)
  expect([await working('2026-12-31'), await working('2027-01-03')]).toEqual([false, true])
  expect([await working('2027-01-04'), await working('2027-12-24')]).toEqual([true, undefined])
})

test('everybody reads what is known and until when', async () => {
  const known = async () => (await ask(getCalendar, { claims: claimsOf('cadre', 'c-wang') })).body
  expect(await known()).toMatchObject({ knownUntil: '2026-12-23', missingFrom: '2026-12' })
  await put(notice)
  expect(await known()).toMatchObject({ knownUntil: '2027-12-23', missingFrom: '2027-12' })
  expect((await known()).years.at(-1)).toEqual({ year: 2027, version: 1, papers: notice.papers })
})

test.each<[string, object, string?]>([
  ['days', { ...notice, days: [] }],
  ['days', { papers: notice.papers }],
  ['days', { days: [{ name: '元旦', date: '2026-12-31', isOffDay: true }] }],
  ['days.0.date', { days: [{ name: '国庆节', date: '2026-10-01', isOffDay: true }] }],
  ['days.0.date', { days: [{ name: '?', date: '2027-02-30', isOffDay: true }] }],
  ['days', { days: [notice.days[1], notice.days[1]] }],
  ['papers.0', { ...notice, papers: ['javascript:alert(1)'] }],
  ['year', notice, '2028'],
])('a notice is refused that names %s wrongly', async (path, body, year) => {
  expect(await put(body, year)).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path }] },
  })
  expect((await calendars.listCalendarYears('ha')).every(({ version }) => version === 0)).toBe(true)
})

test('another city’s notice is its own', async () => {
  const city = { name: '共青团赤壁市委', kind: 'cityCommittee', region: '赤壁市' } as const
  await world.roster.putOrg('cb', city, { by: 'operator', at: '2026-01-01T04:00:00.000Z' })
  const theirs = claimsOf('assessor', 'cb')
  await put(notice)
  expect(await ask(getCalendarYear, { params: { year: '2027' }, claims: theirs })).toMatchObject({
    status: 404,
  })
  expect((await ask(getCalendar, { claims: theirs })).body).toMatchObject({ knownUntil: '2026-12-23' })
  expect(await put({ ...notice, days: notice.days.slice(0, 2) }, '2027', theirs)).toMatchObject({
    status: 201,
    body: { version: 1, changedDays: [] },
  })
  const ours = await ask(getCalendarYear, { params: { year: '2027' }, claims: claimsOf('analyst', 'ls') })
  expect(ours.body).toMatchObject({ version: 1, days: notice.days })
})

test('only an assessor of a root keeps it', async () => {
  expect((await put(notice, '2027', claimsOf('assessor', 'ls'))).status).toBe(403)
  expect((await put(notice, '2027', claimsOf('orgAdmin', 'ha'))).status).toBe(403)
  expect((await ask(getCalendarYear, { params: { year: '2051' } })).status).toBe(404)
})
