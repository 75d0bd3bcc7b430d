import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Digest, Reminder } from '../../events/reminder.ts'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import { contact, demand, feedback, id, visit } from '../../shared/domain/testing/events.ts'
import { admin, wang } from '../../shared/repositories/roster/testing/examples.ts'
import { build } from './handler.ts'
import { type Town, town } from './testing/town.ts'

vi.spyOn(console, 'warn').mockImplementation(() => {})
vi.spyOn(console, 'error').mockImplementation(() => {})

/** A Thursday. */
const thursday = '2026-05-21T09:00:00+08:00'
/** The Monday after it. */
const monday = '2026-05-25T09:00:00+08:00'

let place: Town
beforeEach(async () => {
  place = await town(thursday)
})

const reminders = (told: readonly (Reminder | Digest)[]) =>
  told.flatMap(message => (message.type === 'reminder' ? [message] : []))
const digests = (told: readonly (Reminder | Digest)[]) =>
  told.flatMap(message => (message.type === 'digest' ? [message] : []))
const [halfDays] = [{ kind: 'halfDays', week: '2026-05-18', missing: 2, deadline: '2026-05-22' }]

describe('what is due', () => {
  test('is told once, though every message comes twice and the day begins again', async () => {
    const told = await place.begin()
    expect(told).toEqual([
      {
        type: 'reminder',
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        at: '2026-05-21T01:00:00.000Z',
        orgId: 'ls',
        date: '2026-05-21',
        cadreId: 'c-wang',
        due: halfDays,
      },
    ])
    place.clock.instant = '2026-05-21T10:00:00+08:00'
    expect(await place.begin()).toEqual(told)
    place.clock.instant = '2026-05-22T09:00:00+08:00'
    expect(await place.begin()).toHaveLength(2)
  })

  test('reaches every org and page, each cadre in the org of today', async () => {
    for (let n = 0; n < 120; n++) await place.hire(`c-${1000 + n}`, 'ls-zhuma')
    await place.roster.putCadre(
      'c-1000',
      { ...wang, orgId: 'ha', effectiveFrom: '2026-05-20' },
      admin('2026-05-20'),
    )
    const told = reminders(await place.begin())
    expect(told).toHaveLength(121)
    expect(new Set(told.map(({ cadreId }) => cadreId)).size).toBe(121)
    expect(told.find(({ cadreId }) => cadreId === 'c-1000')?.orgId).toBe('ha')
  })

  test('names a youth’s demand by the id by which the cadre knows it, and nothing of what was said', async () => {
    place.record(
      visit(1, '2026-05-19', { cadreId: 'c-wang', baseId: 'b-hongxing' }),
      visit(2, '2026-05-20', { cadreId: 'c-wang', baseId: 'b-hongxing' }),
      feedback(3, '2026-05-15', {
        cadreId: 'c-wang',
        score: 1,
        comment: '没有人管',
        demand: { category: 'difficulty', text: '租房押金' },
      }),
    )
    const [told, ...others] = reminders(await place.begin())
    expect(others).toEqual([])
    const demandId = (await place.aliases()).aliasOf(id(3))
    expect(told?.due).toEqual({ kind: 'demandDue', demandId, deadline: '2026-05-22' })
    expect(JSON.stringify(told)).not.toMatch(/score|没有人管|租房|y-1|王建国|138/)
  })

  test('is not told to who does not want it, nor where an org above does not', async () => {
    await place.settings.putCadreMessages('c-wang', { mute: ['demandDue'] })
    expect(await place.begin()).toHaveLength(1)
    place.clock.instant = '2026-05-22T09:00:00+08:00'
    await place.settings.putCadreMessages('c-wang', { mute: ['halfDays'] })
    expect(await place.begin()).toHaveLength(1)
    await place.settings.putCadreMessages('c-wang', { mute: [] })
    await place.settings.putOrgMessages('ha', { mute: ['halfDays'] })
    expect(await place.begin()).toHaveLength(1)
    await place.settings.putOrgMessages('ha', { mute: [] })
    expect(await place.begin()).toHaveLength(2)
  })

  test('waits while the hours of the org are quiet, and is left where the day is over', async () => {
    await place.settings.putOrgMessages('ls', { mute: [], quiet: { from: 20, until: 10 } })
    expect(await place.begin()).toEqual([])
    const waiting = place.queue.map(({ message, delay }) => `${Object(message).orgId} ${delay}`)
    expect([...new Set(waiting)]).toEqual(['ls 900'])
    place.clock.instant = '2026-05-21T10:00:00+08:00'
    place.queue.push(...place.queue.splice(0).map(({ message }) => ({ message, delay: undefined })))
    expect(await place.settle()).toHaveLength(1)
    place.clock.instant = '2026-05-21T23:00:00+08:00'
    expect(await place.begin()).toHaveLength(1)
  })

  test('is nothing on a day off, and nothing of a day that is over', async () => {
    place.clock.instant = '2026-05-23T09:00:00+08:00'
    expect(await place.begin()).toEqual([])
    place.queue.push({ message: { kind: 'day', at: thursday }, delay: undefined })
    expect(await place.settle()).toEqual([])
  })

  test('of a committee: objections that wait, and at the root a missing calendar', async () => {
    const objection = {
      id: id(7),
      cadreId: 'c-wang',
      month: '2026-10',
      orgId: 'ls',
      indicator: 'quota',
      text: '漏计3人',
      eventIds: [],
      by: 'u-wang',
      at: '2026-11-02T02:00:00.000Z',
    } as const
    await place.objections.addObjection(objection)
    // A Monday; the notice of 2027 is not there.
    place.clock.instant = '2026-11-09T09:00:00+08:00'
    const told = reminders(await place.begin()).filter(({ cadreId }) => cadreId === undefined)
    expect(told.map(({ orgId, due }) => [orgId, due])).toEqual([
      ['ha', { kind: 'calendarMissing', year: 2027 }],
      ['ls', { kind: 'objectionOpen', month: '2026-10', objectionId: id(7), of: 'c-wang' }],
    ])
    expect(JSON.stringify(told)).not.toContain('漏计')
  })

  test('of one who cannot be read is left out, and told to operators; the others have theirs', async () => {
    await place.hire('c-zhao', 'ls')
    const read = place.roster.readCadreWithLinks
    const roster = {
      ...place.roster,
      readCadreWithLinks: async (cadreId: string) => {
        if (cadreId === 'c-wang') throw new Error('王建国')
        return read(cadreId)
      },
    }
    const handle = build({ ...place, roster })
    const page = { kind: 'page', date: '2026-05-21', orgId: 'ls', mute: [], quiet: { from: 21, until: 8 } }
    expect(await handle(sqsEvent([page]))).toEqual({ batchItemFailures: [] })
    expect(reminders(await place.told()).map(({ cadreId }) => cadreId)).toEqual(['c-zhao'])
  })
})

describe('the digest of an org', () => {
  beforeEach(async () => {
    place.clock.instant = monday
    await place.hire('c-zhao', 'ls')
    await place.hire('c-qian', 'ls-zhuma')
  })

  test('praises first, says who may need help, and names nobody of another org', async () => {
    place.record(
      visit(1, '2026-05-18', { cadreId: 'c-wang', baseId: 'b-hongxing' }),
      visit(2, '2026-05-20', { cadreId: 'c-wang', baseId: 'b-hongxing' }),
    )
    const [ls, zhuma, ...none] = digests(await place.begin()).sort((a, b) => (a.orgId < b.orgId ? -1 : 1))
    expect(none).toEqual([])
    expect(ls).toEqual({
      type: 'digest',
      id: expect.any(String),
      at: '2026-05-25T01:00:00.000Z',
      orgId: 'ls',
      week: '2026-05-18',
      cadres: 2,
      praised: 1,
      praise: [{ cadreId: 'c-wang', why: ['halfDays'] }],
      needHelp: 1,
      help: [{ cadreId: 'c-zhao', why: ['silent'] }],
    })
    expect(zhuma).toMatchObject({ orgId: 'ls-zhuma', cadres: 1, help: [{ cadreId: 'c-qian' }] })
  })

  test('has a cadre who moved in that of today’s org alone', async () => {
    await place.roster.putCadre(
      'c-zhao',
      { ...wang, orgId: 'ls-zhuma', effectiveFrom: '2026-05-22' },
      admin('2026-05-22'),
    )
    const all = digests(await place.begin())
    expect(all.map(({ orgId, cadres }) => [orgId, cadres]).sort()).toEqual([
      ['ls', 1],
      ['ls-zhuma', 2],
    ])
    const named = all.flatMap(({ help }) => help.map(({ cadreId }) => cadreId))
    expect(named.sort()).toEqual(['c-qian', 'c-wang', 'c-zhao'])
  })

  test('credits a contact to whoever held the link on the day', async () => {
    for (let n = 0; n < 19; n++) {
      await place.link('c-wang', `y-${n}`, '2026-01-01', '2026-05-20')
      await place.link('c-zhao', `y-${n}`, '2026-05-20')
    }
    const youthIds = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => `y-${from + n}`)
    place.record(
      contact(1, '2026-05-19', { cadreId: 'c-wang', youthIds: youthIds(0, 10) }),
      contact(2, '2026-05-19', { cadreId: 'c-wang', youthIds: youthIds(10, 19) }),
    )
    const [ls] = digests(await place.begin())
    expect(ls?.praise).toEqual([{ cadreId: 'c-wang', why: ['reached'] }])
  })

  test('says the same whatever youths rate', async () => {
    const before = digests(await place.begin())
    const again = await town(monday)
    await again.hire('c-zhao', 'ls')
    await again.hire('c-qian', 'ls-zhuma')
    for (let n = 0; n < 6; n++) {
      await again.link('c-zhao', `y-${n}`)
      again.record(feedback(n, '2026-05-20', { cadreId: 'c-zhao', youthId: `y-${n}`, score: 1 }))
    }
    expect(digests(await again.begin())).toEqual(before)
  })

  test('grows from page to page, and goes out once a week', async () => {
    for (let n = 0; n < 120; n++) await place.hire(`c-${1000 + n}`, 'ha')
    const [ha] = digests(await place.begin()).filter(({ orgId }) => orgId === 'ha')
    expect(ha).toMatchObject({ cadres: 120, needHelp: 120 })
    expect(ha?.help).toHaveLength(50)
    expect(digests(await place.begin())).toHaveLength(3)
    place.clock.instant = '2026-05-26T09:00:00+08:00'
    expect(digests(await place.begin())).toHaveLength(3)
  })

  test('is not made where it is not wanted', async () => {
    await place.settings.putOrgMessages('ls', { mute: ['digest'] })
    expect(digests(await place.begin())).toEqual([])
  })
})

test('a demand that a cadre raised is named by its own id', async () => {
  place.record(
    visit(1, '2026-05-19', { cadreId: 'c-wang', baseId: 'b-hongxing' }),
    visit(2, '2026-05-20', { cadreId: 'c-wang', baseId: 'b-hongxing' }),
    demand(3, '2026-05-15', { cadreId: 'c-wang' }),
  )
  expect(reminders(await place.begin()).map(({ due }) => due)).toEqual([
    { kind: 'demandDue', demandId: id(3), deadline: '2026-05-22' },
  ])
})

test('what is no message of the queue is reported', async () => {
  expect(await build(place)(sqsEvent([{ kind: 'rumour' }]))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm0' }],
  })
})
