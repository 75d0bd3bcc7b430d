import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordedEvent } from '../../../events/index.ts'
import { assessmentColumns } from '../../../shared/domain/lake/assessments.ts'
import { eventRows } from '../../../shared/domain/lake/events.ts'
import { assignmentRows, cadreRows, linkRows, orgRows } from '../../../shared/domain/lake/roster.ts'
import { type LakeTableName, lakeTables, objectKey } from '../../../shared/domain/lake/tables.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import type { CadreProfile, LinkInterval } from '../../../shared/domain/roster/roster.ts'
import { contact, demand, feedback, id, step, visit } from '../../../shared/domain/testing/events.ts'
import { builtInWorkingDays } from '../../../shared/domain/time/built-in-calendar.ts'
import { toParquet } from '../../../shared/lake/parquet.ts'
import { type QuestionName, questions } from '../../../shared/lake/questions/index.ts'
import { memoryObjects } from '../../../shared/lake/testing/memory-objects.ts'
import { lakeViews } from '../../../shared/lake/views.ts'
import { type OpenLake, openLake } from './duck.ts'

const cadreIds = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5']

/** Five cadres of `ls`, the first two full-time; each has two youths, of a community and of a village. */
const profiles = cadreIds.map(
  (cadreId, n): CadreProfile => ({
    cadreId,
    serviceFrom: '2026-01-01',
    history: [
      {
        effectiveFrom: '2026-01-01',
        ...{ name: '王建国', orgId: 'ls', post: '委员', mobile: '13800000001', accounts: [] },
        category: n < 2 ? 'fullTime' : 'partTime',
        bases: [{ baseId: 'b-1', plannedOn: '2026-01-01', since: '2026-01-01' }],
      },
    ],
  }),
)
const linksOf = (cadreId: string): LinkInterval[] => [
  { youthId: `${cadreId}-a`, baseId: 'b-1', field: 'community', since: '2026-01-01' },
  { youthId: `${cadreId}-b`, baseId: 'b-1', field: 'rural', since: '2026-01-01' },
  ...(cadreId === 'c-2'
    ? [{ youthId: 'c-1-a', baseId: 'b-1', field: 'community' as const, since: '2026-02-01' }]
    : []),
]

const at = (date: string, hour = '12') => `${date}T${hour}:00:00+08:00`
const events: RecordedEvent[] = [
  contact(1, '2026-05-15', {
    youthIds: ['c-1-a'],
    channel: 'faceToFace',
    purpose: 'listen',
    programmes: ['openDay', 'campusStay'],
  }),
  contact(2, '2026-05-15', { youthIds: ['c-1-a'], recordedAt: at('2026-05-18') }),
  contact(3, '2026-05-16', { youthIds: ['c-1-b'], recordedAt: at('2026-06-02') }),
  visit(4, '2026-05-18', { youthIds: ['c-1-a', 'c-1-b'], programmes: ['openDay'] }),
  visit(5, '2026-05-18', { youthIds: [], occurredAt: at('2026-05-18', '15') }),
  demand(6, '2026-05-02', { youthId: 'c-1-a' }),
  step(7, '2026-05-05', 'respond', 6),
  { ...step(8, '2026-05-06', 'escalate', 6), to: '县教育局' } as RecordedEvent,
  step(9, '2026-05-12', 'resolve', 6),
  demand(10, '2026-05-03', { youthId: 'c-1-b', category: 'suggestion' }),
  contact(11, '2026-05-20', { cadreId: 'c-2', youthIds: ['c-2-a', 'c-9-x'] }),
  feedback(12, '2026-05-20', {
    cadreId: 'c-2',
    youthId: 'c-2-a',
    demand: { category: 'difficulty', text: '求职' },
  }),
  contact(13, '2026-05-20', { cadreId: 'c-3', youthIds: ['c-9-y'] }),
  ...[14, 15, 16].map(n => contact(n, '2026-05-21', { cadreId: `c-${n - 11}`, youthIds: [`c-${n - 11}-a`] })),
  contact(20, '2026-07-06', { youthIds: ['c-1-a'] }),
  visit(21, '2026-07-07', { activity: 'survey', youthIds: ['c-1-a'] }),
  contact(22, '2026-09-07', { youthIds: ['c-1-a'] }),
  contact(23, '2026-09-08', { youthIds: ['c-1-b'] }),
]

const context = { policy: huaian2016, workingDays: builtInWorkingDays, isErased: () => false }

const emptyResult = Object.fromEntries(Object.keys(assessmentColumns).map(name => [name, null]))
const result = (cadreId: string, revision: number, isLatest: boolean, more: object = {}) => ({
  ...emptyResult,
  ...{ cadreId, orgId: 'ls', revision, isLatest, status: 'final', ratingWithheld: false, withdrawn: false },
  ...more,
})
const rating = { ratingNum: 9, ratingDen: 12, raters: 3 }

let lake: OpenLake

beforeAll(async () => {
  const objects = memoryObjects()
  const put = (table: LakeTableName, place: object, rows: readonly object[]) =>
    objects.putObject(objectKey(table, place), toParquet(lakeTables[table].columns, rows as never))
  for (const month of ['2026-05', '2026-07', '2026-09'])
    await put(
      'events',
      { month, shard: '00' },
      eventRows(
        month,
        profiles.map(profile => ({ profile, links: linksOf(profile.cadreId), events, context })),
      ),
    )
  await put('cadres', { shard: '00' }, cadreRows(profiles))
  await put('assignments', { shard: '00' }, assignmentRows(profiles))
  await put(
    'links',
    { shard: '00' },
    linkRows(cadreIds.map(cadreId => ({ cadreId, links: linksOf(cadreId), isErased: () => false }))),
  )
  const org = { kind: 'countyCommittee', region: '涟水县' } as const
  await put(
    'orgs',
    {},
    orgRows([
      {
        orgId: 'ls',
        history: [
          { effectiveFrom: '1900-01-01', name: '涟水团委', ...org },
          {
            effectiveFrom: '2026-05-20',
            name: '共青团涟水县委',
            ...org,
            headcount: { fullTime: 3, seconded: 1 },
          },
        ],
      },
    ]),
  )
  await put('topics', {}, [{ cadreId: 'c-1', demandId: id(6), topic: '孩子入托' }])
  await put('flags', { month: '2026-05', shard: '00' }, [
    ...[1, 2, 3].map(n => ({
      ...{ flagId: `f${n}`, cadreId: 'c-1', orgId: 'ls', kind: 'burst', events: 10 },
      state: n === 1 ? 'upheld' : n === 2 ? 'dismissed' : 'open',
    })),
    { flagId: 'f4', cadreId: 'c-2', orgId: 'ls', kind: 'lastDay', events: 20, state: 'open' },
  ])
  await put('assessments', { month: '2026-05', shard: '00' }, [
    result('c-1', 1, false, rating),
    result('c-1', 2, true, {
      ...rating,
      ...{ restates: 1, changes: 2, causeEvents: 1, causeRosterChanges: 0, causeCalendars: 0 },
    }),
    ...['c-2', 'c-3', 'c-4', 'c-5'].map(cadreId => result(cadreId, 1, true, rating)),
  ])
  lake = await openLake(objects)
})

afterAll(() => lake.close())

const expected: Readonly<Record<QuestionName, readonly (readonly unknown[])[]>> = {
  activity: [
    ['ls', '涟水团委', '2026-05-17', 1, 3, 0, 0],
    ['ls', '共青团涟水县委', '2026-05-24', 5, 4, 2, 1],
    ['ls', '共青团涟水县委', '2026-07-12', 1, 1, 1, 1],
    ['ls', '共青团涟水县委', '2026-09-13', 1, 2, 0, 0],
  ],
  reach: [
    ['community', 5, 'listen', 1, 1, 20],
    ['community', 5, 'topic', 7, 5, 100],
    ['rural', 5, 'topic', 2, 1, 20],
  ],
  programmes: [
    ['campusStay', 1, 1, 0, 1, 1],
    ['openDay', 2, 1, 1, 1, 3],
  ],
  'demand-times': [
    ['difficulty', '孩子入托', '县教育局', 1, 1, 3, 1, 1, 10, 1],
    ['difficulty', null, null, 1, 0, null, 0, 0, null, 0],
    ['suggestion', null, null, 1, 0, null, 0, 0, null, 0],
  ],
  satisfaction: [],
  campaign: [
    ['2026', 'ls', '共青团涟水县委', 'before', 1, 0, 7, 2, 9],
    ['2026', 'ls', '共青团涟水县委', 'during', 1, 1, 1, 1, 2],
    ['2026', 'ls', '共青团涟水县委', 'after', 1, 0, 2, 0, 2],
  ],
  overlap: [
    [1, 9],
    [2, 1],
  ],
  concentration: [
    ['2026-05', 'ls', '共青团涟水县委', 5, 6, 7, 85.7],
    ['2026-07', 'ls', '共青团涟水县委', 1, 1, 1, 100],
    ['2026-09', 'ls', '共青团涟水县委', 1, 2, 2, 50],
  ],
  timeliness: [
    ['2026-05', 'ls', '共青团涟水县委', 10, 2, 80, 90, 1],
    ['2026-07', 'ls', '共青团涟水县委', 2, 0, 100, 100, 0],
    ['2026-09', 'ls', '共青团涟水县委', 2, 0, 100, 100, 0],
  ],
  flags: [
    ['burst', 3, 1, 1, 0, 1, 50],
    ['lastDay', 1, 1, 0, 0, 0, null],
  ],
  assessments: [['2026-05', 5, 5, 6, 1, 1, 1, 0, 0, 2]],
  coverage: [['ls', '共青团涟水县委', 3, 1, 5, 2, 0, 50, 11]],
}

test.each(Object.entries(expected))('%s', async (name, rows) => {
  const { sql, chart }: { sql: string; chart?: object } = questions[name as QuestionName]
  const answer = await lake.ask(sql)
  expect(answer.rows).toEqual(rows)
  const { kind: _, ...columns } = { kind: '', ...chart }
  expect(answer.columns.map(column => column.name)).toEqual(expect.arrayContaining(Object.values(columns)))
})

test('satisfaction is told of five cadres and five raters at least', async () => {
  const five = questions.satisfaction.sql.replaceAll('>= 5', '>= 1')
  expect((await lake.ask(five)).rows).toEqual([
    ['few', 4, 4, 12, 75],
    ['some', 1, 1, 3, 75],
  ])
})

test.each(Object.entries(lakeViews))(
  'the view %s has the columns that Athena is told of',
  async (name, { columns }) => {
    const answer = await lake.ask(`select * from ${name}`)
    const types = Object.fromEntries(answer.columns.map(column => [column.name, column.type]))
    expect(types).toEqual(columns)
  },
)

test('nothing but the lake can be read, and no setting changed', async () => {
  await expect(lake.ask("select * from read_text('/etc/hostname')")).rejects.toThrow(
    /disabled|not allowed|Permission/,
  )
  await expect(lake.ask("select * from '/etc/hostname.csv'")).rejects.toThrow()
  await expect(lake.ask("copy events to '/tmp/stolen.csv'")).rejects.toThrow(/disabled|Permission/)
  await expect(lake.ask('set enable_external_access = true')).rejects.toThrow(/lock|Cannot/)
  await expect(lake.ask('install httpfs')).rejects.toThrow()
})

test('objects of another version are not read together with these', async () => {
  const objects = memoryObjects()
  const bytes = toParquet(lakeTables.topics.columns, [{ cadreId: 'c', demandId: 'd', topic: 't' }])
  const text = Buffer.from(bytes).toString('latin1')
  const { schemaFingerprint } = await import('../../../shared/domain/lake/tables.ts')
  const other = Buffer.from(text.replace(schemaFingerprint, '0'.repeat(16)), 'latin1')
  await objects.putObject(objectKey('topics'), new Uint8Array(other))
  await expect(openLake(objects)).rejects.toThrow(
    '1 of 1 objects of the lake were written by another version',
  )
})
