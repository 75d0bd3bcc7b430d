import { beforeEach, expect, test, vi } from 'vitest'
import type { RecordedEvent } from '../../../events/index.ts'
import { build as assess } from '../../../functions/assess/handler.ts'
import { type County, closedCounty, contactOn, county } from '../../../functions/assess/testing/county.ts'
import { build as projectMonths } from '../../../functions/project-month/handler.ts'
import { project } from '../../../functions/project-month/project.ts'
import { recordContact } from '../../../functions/record/endpoints.ts'
import { build as relay } from '../../../functions/relay/handler.ts'
import { build as remind } from '../../../functions/remind/handler.ts'
import { town as remindTown } from '../../../functions/remind/testing/town.ts'
import { build as sweep } from '../../../functions/sweep/handler.ts'
import { assessCadre } from '../../../shared/assessing/assess-cadre.ts'
import { startRun } from '../../../shared/assessing/run.ts'
import { fakeEventBridge } from '../../../shared/aws/bus/testing/event-bridge.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { retryOptimistically } from '../../../shared/aws/items/optimistic-retry.ts'
import { sqsEvent } from '../../../shared/aws/queue/testing.ts'
import type { StreamRecord } from '../../../shared/aws/stream.ts'
import { insertOf, putOf } from '../../../shared/aws/testing/stream-record.ts'
import { DomainError } from '../../../shared/domain/error.ts'
import { fillLake } from '../../../shared/lake/fill.ts'
import { lakeSourcesOn } from '../../../shared/lake/testing/sources.ts'
import { linkTo } from '../../../shared/repositories/roster/testing/examples.ts'
import { unannouncedOn } from '../../../shared/repositories/roster/unannounced.ts'
import { metrics } from '../../../shared/telemetry/metrics.ts'
import { measuredBy } from '../../../shared/telemetry/testing.ts'

vi.spyOn(console, 'error').mockImplementation(() => {})
vi.spyOn(console, 'warn').mockImplementation(() => {})

let town: County
beforeEach(async () => {
  town = await county()
})

const late = { ...contactOn(20, '2026-05-14', ['y-6']), recordedBy: 'li' } as RecordedEvent

/** Answers `false` the first time, as a table does whose item somebody else wrote meanwhile. */
function losing<Input extends unknown[]>(write: (...input: Input) => Promise<boolean>) {
  let lost = 0
  return async (...input: Input) => (lost++ === 0 ? false : write(...input))
}

/** What the relay measures of a record of a stream. */
function relayed(record: StreamRecord) {
  const { bus } = fakeEventBridge()
  const unannounced = unannouncedOn(memoryItems())
  return relay({ bus, park: async () => {}, unannounced, now: town.now })({ Records: [record] })
}

/** What makes each metric, and what is then measured of it. */
const cases: Readonly<Record<keyof typeof metrics, readonly [string[], () => unknown][]>> = {
  accepted: [
    [['accepted 1'], () => relayed(insertOf({ ...late, recordedAt: town.clock.instant }, '2026-05', '1'))],
    [
      [],
      () => {
        const event = { n: 1, at: town.clock.instant, by: 'u', change: 'created', after: {} }
        return relayed(putOf({ pk: 'CADRE#c-li', sk: 'AUDIT#00000001', value: event }, '2'))
      },
    ],
  ],
  refused: [
    [
      ['refused 2 unknown_cadre', 'refused 1 invalid_request'],
      async () => {
        for (const n of [20, 21])
          await town.ask(recordContact, { body: contactOn(n, '2026-05-14', ['y-6'], 'c-nobody') })
        await town.ask(recordContact, {
          body: { ...contactOn(22, '2026-05-14', ['y-6']), channel: 'pigeon' },
        })
      },
    ],
  ],
  projectionLag: [
    [
      ['projectionLag 2500'],
      async () => {
        const event = { ...late, recordedAt: '2026-05-31T16:59:57.500Z' }
        await town.ledger.appendEvent('2026-05', event)
        const message = { detail: { ...event, month: '2026-05' } }
        await projectMonths(town, town.send, town.now)(sqsEvent([message]))
        await projectMonths(town, town.send, town.now)(sqsEvent([message]))
      },
    ],
  ],
  lostRaces: [
    [
      ['lostRaces 1 facts'],
      async () => {
        await town.ledger.appendEvent('2026-05', { ...late, recordedAt: town.clock.instant })
        const facts = { ...town.facts, writeFacts: losing(town.facts.writeFacts) }
        await project({ ...town, facts }, 'c-li', '2026-05', [late.id])
      },
    ],
    [
      ['lostRaces 1 result'],
      async () => {
        const assessments = { ...town.assessments, addRevision: losing(town.assessments.addRevision) }
        await assessCadre({ ...town, assessments }, 'c-li', '2026-05', '2026-05-31', 'provisional')
      },
    ],
    [
      ['lostRaces 1 transaction'],
      () => {
        const items = memoryItems()
        const writes = [{ put: { pk: 'a', sk: 'b', value: 1 } }]
        return retryOptimistically({ ...items, transact: losing(items.transact) }, async () => ({
          writes,
          result: undefined,
        }))
      },
    ],
  ],
  calendarMissing: [
    [
      ['calendarMissing 1'],
      async () => {
        const years = [{ year: 2026, version: 0, papers: [], days: [] }]
        const workingDays = { ...town.workingDays, listCalendarYears: async () => years }
        for (const at of ['2026-10-31T15:00:00.000Z', '2026-10-31T16:00:00.000Z'])
          await assess({ ...town, workingDays })(sqsEvent([{ kind: 'due', at }]))
      },
    ],
  ],
  keptBack: [
    [
      ['keptBack 1 calendar_missing'],
      async () => {
        await town.openings.openMonth({ month: '2026-05', orgId: 'ha', status: 'provisional' })
        vi.spyOn(town.roster, 'readCadreWithLinks').mockRejectedValueOnce(
          new DomainError('calendarUnknown', { date: '2026-05-01' }),
        )
        await assess(town)(sqsEvent([{ kind: 'reassess', cadreId: 'c-li', month: '2026-05' }]))
      },
    ],
  ],
  notTold: [
    [
      ['notTold 1'],
      async () => {
        const place = await remindTown('2026-05-21T09:00:00+08:00')
        vi.spyOn(place.roster, 'readCadreWithLinks').mockRejectedValueOnce(new Error('x'))
        const orgId = 'ls'
        const quiet = { from: 21, until: 8 }
        await remind(place)(sqsEvent([{ kind: 'page', date: '2026-05-21', orgId, mute: [], quiet }]))
      },
    ],
  ],
  overdueRuns: [
    [
      ['overdueRuns 1'],
      async () => {
        const at = '2026-05-31T18:00:00.000Z'
        await startRun(town, {
          month: '2026-05',
          runId: 'scheduled-2026-05-provisional',
          status: 'provisional',
          roots: ['ha'],
          by: 'schedule',
          startedAt: at,
        })
        for (const hour of ['21', '22'])
          await assess(town)(sqsEvent([{ kind: 'due', at: `2026-05-31T${hour}:00:00.000Z` }]))
      },
    ],
  ],
  restatements: [
    [
      ['restatements 1'],
      async () => {
        town = await closedCounty()
        await town.ask(recordContact, { body: contactOn(20, '2026-05-14', ['y-6']) })
      },
    ],
  ],
  lakeObjects: [
    [
      ['lakeObjects 9'],
      () => fillLake(lakeSourcesOn(town.tables, town.now), { hasTime: () => true, leaseMs: 1000 }),
    ],
  ],
  announcedLate: [
    [
      ['announcedLate 1 roster', 'announcedLate 1 ledger'],
      async () => {
        await town.ledger.appendEvent('2026-05', { ...late, recordedAt: town.clock.instant })
        const author = { by: 'u-admin', at: town.clock.instant }
        await town.roster.putLink('c-li', linkTo('y-9', '2026-01-01', '2026-05-12'), author)
        town.stream.splice(0)
        town.at('2026-06-02T01:00:00')
        await sweep(town)(sqsEvent([{ kind: 'sweep', at: town.clock.instant }]))
      },
    ],
  ],
}

const each = Object.entries(cases).flatMap(([name, some]) =>
  some.map(([values, work]) => ({ name, values, work })),
)

test.each(each)('$name: $values', async ({ name, values, work }) => {
  const found = await measuredBy(work)
  expect(found.filter(line => line.startsWith(`${name} `))).toEqual(values)
})

test('every declared metric is measured somewhere', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(metrics).sort())
})
