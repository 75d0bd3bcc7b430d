import { beforeEach, expect, test } from 'vitest'
import { rosterExamples } from '../../events/roster.ts'
import { claimsOf } from '../../shared/http/testing.ts'
import { admin, linkTo, wang } from '../../shared/repositories/roster/testing/examples.ts'
import { getAssessment } from '../cadre/endpoints.ts'
import { recordBatch } from '../record/batch/endpoints.ts'
import { recordContact, recordVoid } from '../record/endpoints.ts'
import { putCadre } from '../roster/cadres/endpoints.ts'
import { putLink } from '../roster/links/endpoints.ts'
import { startAssessmentRun } from '../runs/endpoints.ts'
import { type County, closedCounty, contactOn, eventId, li, voiding } from './testing/county.ts'

const params = { cadreId: 'c-li', month: '2026-05' }

let town: County
beforeEach(async () => {
  town = await closedCounty()
})

const revision = async (n?: number) =>
  (await town.ask(getAssessment, { params, query: n === undefined ? {} : { revision: String(n) } })).body
const ask = (...[endpoint, sent]: Parameters<County['ask']>) => town.ask(endpoint, sent)
const replace = (change: object) => ask(putCadre, { params: { cadreId: 'c-li' }, body: { ...li, ...change } })
const { baseId, field } = linkTo('y-0')
const link = (youthId: string, change: object, cadreId = 'c-li') =>
  ask(putLink, { params: { cadreId, youthId }, body: { baseId, field, since: '2026-01-01', ...change } })

const changed = (indicator: string, num: number, den: number, to: [number, number] | null) => ({
  indicator,
  from: { num, den },
  to: to && { num: to[0], den: to[1] },
})
const cause = (subject: string, subjectId: string, more: object = {}) => ({
  at: '2026-06-20T01:00:00.000Z',
  by: 'u-assessor',
  subject,
  subjectId,
  ...more,
})

/** One way around the lock: what is done, and what the restatement says of it. */
interface Way {
  readonly name: string
  readonly act: () => Promise<{ status: number }>
  readonly changes: readonly object[]
  readonly events?: readonly string[]
  readonly rosterChanges?: readonly object[]
}

const byEvents: readonly Way[] = [
  {
    name: 'a late contact',
    act: () => ask(recordContact, { body: contactOn(20, '2026-05-13', ['y-6']) }),
    changes: [changed('monthlyReach', 6, 8, [7, 8])],
    events: [eventId(20)],
  },
  {
    name: 'a void of a contact that counted',
    act: () => ask(recordVoid, { body: voiding(21, 1) }),
    changes: [changed('monthlyReach', 6, 8, [5, 8])],
    events: [eventId(21)],
  },
  {
    name: 'both in one batch',
    act: () =>
      ask(recordBatch, {
        body: { events: [voiding(22, 6), contactOn(23, '2026-05-30', ['y-7', 'y-8'])] },
      }),
    changes: [changed('monthlyReach', 6, 8, [7, 8])],
    events: [eventId(22), eventId(23)],
  },
]

/** Edits of the roster that bear on nothing of May, and then one thing that does. */
const amidEdits: readonly Way[] = [
  {
    name: 'a late contact amid edits that bear on nothing of it',
    async act() {
      await replace({ post: '副书记', mobile: '13800000077' })
      await replace({ category: 'partTimeLarge', quota: 20, effectiveFrom: '2026-06-10' })
      await link('y-0', { until: '2026-06-10' })
      return ask(recordContact, { body: contactOn(20, '2026-05-13', ['y-6']) })
    },
    changes: [changed('monthlyReach', 6, 8, [7, 8])],
    events: [eventId(20)],
  },
]

const byRoster: readonly Way[] = [
  {
    name: 'another category from an earlier date on',
    act: () => replace({ category: 'partTimeLarge', quota: 20, effectiveFrom: '2026-05-15' }),
    changes: [
      changed('quota', 10, 10, [10, 20]),
      changed('fields', 1, 1, [1, 2]),
      changed('monthlyReach', 6, 8, [6, 16]),
      changed('faceToFace', 0, 5, [0, 9]),
    ],
    rosterChanges: [cause('cadre', 'c-li')],
  },
  {
    name: 'other accounts from the same date on',
    act: () => replace({ accounts: [], effectiveFrom: '2026-01-01' }),
    changes: [changed('realName', 1, 1, [0, 1])],
    rosterChanges: [cause('cadre', 'c-li')],
  },
  {
    name: 'the end of a link in the past',
    act: () => link('y-0', { until: '2026-05-02' }),
    changes: [changed('quota', 10, 10, [9, 10]), changed('monthlyReach', 6, 8, [5, 8])],
    rosterChanges: [cause('link', 'c-li', { youthId: 'y-0' })],
  },
  {
    name: 'a new link in the past, to somebody who was contacted without one',
    act: () => link('y-new', { since: '2026-05-01' }),
    changes: [changed('monthlyReach', 6, 8, [7, 8])],
    rosterChanges: [cause('link', 'c-li', { youthId: 'y-new' })],
  },
  {
    name: 'earlier links of three others to the same youth',
    async act() {
      for (const cadreId of ['c-a', 'c-b', 'c-c'])
        await town.roster.putCadre(cadreId, { ...wang, serviceFrom: '2025-12-01' }, admin('2026-01-01'))
      for (const cadreId of ['c-a', 'c-b']) await link('y-0', { since: '2025-12-01' }, cadreId)
      return link('y-0', { since: '2025-12-01' }, 'c-c')
    },
    changes: [changed('quota', 10, 10, [9, 10])],
    rosterChanges: ['c-a', 'c-b', 'c-c'].map(other => cause('link', other, { youthId: 'y-0' })),
  },
  {
    name: 'the end of service before the month began',
    act: () => replace({ serviceUntil: '2026-05-01' }),
    changes: [
      changed('quota', 10, 10, null),
      changed('fields', 1, 1, null),
      changed('realName', 1, 1, null),
      changed('reported', 0, 1, null),
      changed('monthlyReach', 6, 8, null),
      changed('onlineWeeks', 2, 5, null),
      changed('faceToFace', 0, 5, null),
    ],
    rosterChanges: [cause('cadre', 'c-li')],
  },
]

test.each([...byEvents, ...amidEdits, ...byRoster])(
  'a closed month, and $name',
  async ({ act, changes, events = [], rosterChanges = [] }) => {
    const closed = await revision()
    expect(closed).toMatchObject({ status: 'final', revision: 2, total: 65.4 })
    expect([200, 201, 202, 207]).toContain((await act()).status)
    expect(await revision(2)).toEqual(closed)
    const restated = await revision()
    expect(restated).toMatchObject({ status: 'final', restates: { changes, events, rosterChanges } })
    expect(restated.revision).toBe(restated.restates.revision + 1)
  },
)

const withoutEffect: readonly Pick<Way, 'name' | 'act'>[] = [
  {
    name: 'another field of a link, which no indicator shows',
    act: () => link('y-0', { field: 'rural' }),
  },
  {
    name: 'a late contact with somebody who was reached already',
    act: () => ask(recordContact, { body: contactOn(24, '2026-05-13', ['y-0']) }),
  },
  {
    name: 'another name of a base, when somebody runs the month again',
    async act() {
      const other = { ...rosterExamples.base, name: '红星新村团支部' }
      await town.roster.putBase('b-hongxing', other, { by: 'u-assessor', at: '2026-06-20T01:00:00.000Z' })
      return ask(startAssessmentRun, { params: { month: '2026-05' }, claims: claimsOf('assessor', 'ls') })
    },
  },
]

test.each(withoutEffect)('a closed month is not restated for $name', async ({ act }) => {
  const closed = await revision()
  expect([200, 201, 202]).toContain((await act()).status)
  expect(await revision()).toEqual(closed)
})
