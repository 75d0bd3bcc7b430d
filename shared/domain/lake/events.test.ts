import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RecordedEvent } from '../../../events/index.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import type { CadreProfile } from '../roster/roster.ts'
import { contact, demand, feedback, step, visit, voiding } from '../testing/events.ts'
import { linksTo } from '../testing/world.ts'
import { builtInWorkingDays } from '../time/built-in-calendar.ts'
import type { EventRow } from './event-columns.ts'
import { eventRows } from './events.ts'

const profile: CadreProfile = {
  cadreId: 'c-1',
  serviceFrom: '2026-01-01',
  history: [
    {
      effectiveFrom: '2026-01-01',
      name: '王建国',
      orgId: 'ls',
      post: '副书记',
      mobile: '13800000001',
      category: 'partTime',
      accounts: [],
      bases: [{ baseId: 'b-1', plannedOn: '2026-01-01', since: '2026-01-01' }],
    },
  ],
}
const links = [
  ...linksTo(2),
  ...linksTo(3)
    .slice(2)
    .map(link => ({ ...link, field: 'rural' as const })),
]
const context = {
  policy: huaian2016,
  workingDays: builtInWorkingDays,
  isErased: (youthId: string) => youthId === 'y-gone',
}
const rows = (...events: RecordedEvent[]) => eventRows('2026-05', [{ profile, links, events, context }])
const pick = (row: EventRow | undefined, ...names: (keyof EventRow)[]) => names.map(name => row?.[name])

it('says what a contact was, in columns', () => {
  expect(rows(contact(1, '2026-05-15', { recordedAt: '2026-05-17T08:00:00+08:00' }))).toEqual([
    {
      type: 'contact',
      id: '00000000-0000-4000-8000-000000000001',
      cadreId: 'c-1',
      orgId: 'ls',
      category: 'partTime',
      occurredOn: '2026-05-15',
      recordedOn: '2026-05-17',
      occurredDay: 20588,
      lagDays: 2,
      late: false,
      halfDay: 'pm',
      weekSunday: '2026-05-17',
      workingDay: true,
      occurredMs: Date.parse('2026-05-15T12:00:00+08:00'),
      inService: true,
      counts: true,
      linked: true,
      personal: true,
      youths: 1,
      linkedYouths: 1,
      youthIds: ['y-1'],
      field: 'community',
      channel: 'phone',
      medium: 'phone',
      purpose: 'topic',
      activity: null,
      programmes: [],
      baseId: null,
      assigned: null,
      source: null,
      demandId: null,
      demandCategory: null,
      department: null,
    },
  ])
})

it('says nothing of a score, a text, or of who gave a feedback and at what time', () => {
  const [row] = rows(
    feedback(1, '2026-05-15', {
      score: 1,
      comment: '没有来过',
      demand: { category: 'difficulty', text: '求职' },
      confirms: '00000000-0000-4000-8000-000000000009',
    }),
  )
  const said = Object.entries(row ?? {}).filter(([, value]) => value !== null)
  expect(Object.fromEntries(said)).toEqual({
    type: 'feedback',
    id: '00000000-0000-4000-8000-000000000001',
    cadreId: 'c-1',
    orgId: 'ls',
    category: 'partTime',
    occurredOn: '2026-05-15',
    recordedOn: '2026-05-15',
    occurredDay: 20588,
    lagDays: 0,
    late: false,
    weekSunday: '2026-05-17',
    workingDay: true,
    inService: true,
    counts: true,
    linked: true,
    youths: 1,
    linkedYouths: 1,
    source: 'app',
    demandId: '00000000-0000-4000-8000-000000000001',
    demandCategory: 'difficulty',
  })
})

it.each<[string, RecordedEvent, Partial<EventRow>]>([
  [
    'a youth without a link on the day',
    contact(1, '2026-05-15', { youthIds: ['y-9'] }),
    { counts: false, linked: false, field: null },
  ],
  [
    'a day before the service',
    contact(1, '2026-05-15', { cadreId: 'c-2' }),
    { counts: false, inService: false },
  ],
  [
    'youths of two fields',
    contact(1, '2026-05-15', { youthIds: ['y-1', 'y-3', 'y-9'] }),
    { linkedYouths: 2, youths: 3, field: null },
  ],
  [
    'a mass greeting',
    contact(1, '2026-05-15', { youthIds: Array.from({ length: 11 }, (_, n) => `y-${n}`) }),
    { personal: false, counts: true },
  ],
  ['a make-up Saturday', visit(1, '2026-05-09'), { workingDay: true, weekSunday: '2026-05-10' }],
  ['a holiday', visit(1, '2026-05-04'), { workingDay: false }],
  [
    'a base that is not assigned',
    visit(1, '2026-05-15', { baseId: 'b-2' }),
    { assigned: false, counts: true },
  ],
  [
    'a youth who asked to be forgotten',
    visit(1, '2026-05-15', { youthIds: ['y-gone', 'y-2'] }),
    { youths: 2, youthIds: ['y-2'], linkedYouths: 1 },
  ],
  [
    'what was recorded after its month',
    contact(1, '2026-05-31', { recordedAt: '2026-06-01T00:30:00+08:00' }),
    { lagDays: 1, late: true },
  ],
  [
    'a phone in a department',
    { ...step(1, '2026-05-15', 'escalate', 9), to: '张局长13800000001' } as RecordedEvent,
    { department: null },
  ],
  [
    'a department',
    step(1, '2026-05-15', 'escalate', 9),
    { department: 'city', demandId: '00000000-0000-4000-8000-000000000009' },
  ],
  [
    'a demand',
    demand(1, '2026-05-15'),
    { demandCategory: 'difficulty', youthIds: ['y-1'], demandId: '00000000-0000-4000-8000-000000000001' },
  ],
])('of %s', (_, event, expected) => {
  const other: CadreProfile = {
    ...profile,
    cadreId: 'c-2',
    serviceFrom: '2026-06-01',
    history: profile.history.map(entry => ({ ...entry, effectiveFrom: '2026-06-01' })),
  }
  const cadre = event.cadreId === 'c-2' ? other : profile
  const [row] = eventRows('2026-05', [{ profile: cadre, links, events: [event], context }])
  expect(row).toMatchObject(expected)
})

it('leaves out what was taken back, and the void itself', () => {
  expect(
    rows(contact(1, '2026-05-15'), contact(2, '2026-05-16'), voiding(3, '2026-05-20', 1)).map(({ id }) => id),
  ).toEqual(['00000000-0000-4000-8000-000000000002'])
})

it('is the same whatever the order of events and cadres, and however often they come', () => {
  const events = [
    contact(1, '2026-05-15'),
    visit(2, '2026-05-16', { youthIds: ['y-2', 'y-1'] }),
    feedback(3, '2026-05-16'),
    voiding(4, '2026-05-20', 1),
    demand(5, '2026-05-02'),
    step(6, '2026-05-03', 'resolve', 5),
  ]
  const expected = rows(...events)
  expect(pick(expected[0], 'type', 'occurredOn')).toEqual(['demand', '2026-05-02'])
  fc.assert(
    fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 12 }), shuffled => {
      expect(rows(...shuffled)).toEqual(expected)
    }),
    { numRuns: 20 },
  )
})
