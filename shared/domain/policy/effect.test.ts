import { describe, expect, it } from 'vitest'
import { categories, orgKinds } from '../../../events/roster.ts'
import { assess } from '../assessment/assess.ts'
import { gradeOf } from '../assessment/grade.ts'
import { emptySums, mergeSums, rollUp, sumsOf } from '../assessment/rollup.ts'
import { closingTime } from '../closing.ts'
import { launchState } from '../launch.ts'
import { isTooFarAhead } from '../ledger/standing.ts'
import { isForgotten, monthsPast } from '../privacy/retention.ts'
import { drawCallBacks, toldCallBacks } from '../review/call-backs.ts'
import { concentration } from '../review/concentration.ts'
import { flags } from '../review/flags.ts'
import { contact, feedback, visit } from '../testing/events.ts'
import { goldens } from '../testing/goldens.ts'
import { inputsOf, type Scenario, sliceOf } from '../testing/scenario.ts'
import { linksTo, world, youths } from '../testing/world.ts'
import { policyFaults } from './check.ts'
import { huaian2016 } from './huaian-2016.ts'
import { type Policy, policySchema } from './policy.ts'
import { notedProgrammes, unknownProgrammes } from './programmes.ts'
import { mayRank } from './rankings.ts'
import { ownFields } from './self-service.ts'

/** Paths of all values: what has no keys of its own is a value. */
function paths(value: object, above: string[] = []): string[][] {
  return Object.entries(value).flatMap(([key, inner]) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? paths(inner, [...above, key])
      : [[...above, key]],
  )
}

const valueAt = (policy: Policy, path: readonly string[]): unknown =>
  path.reduce((at: unknown, key) => (at as Record<string, unknown>)[key], policy)

function changed(policy: Policy, path: readonly string[], value: unknown): Policy {
  const copy = structuredClone(policy)
  const owner = path.slice(0, -1).reduce((at: unknown, key) => (at as Record<string, unknown>)[key], copy)
  ;(owner as Record<string, unknown>)[path.at(-1) as string] = value
  return copy
}

/** Other values of the same kind, near and far: the first that passes every check is tried. */
function others(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [0, 1, 2, value + 1, value - 1, value + 3, value * 10]
  if (Array.isArray(value)) return [value.slice(1), ['branch', 'association'], ['association'], [...orgKinds]]
  return [/^\d{4}-/.test(value as string) ? '2017-01-01' : `${value}X`]
}

const may = '2026-05'

/** A busy month of one cadre of each category, as the policy's numbers would see it. */
const busy = (category: (typeof categories)[number], serviceFrom = '2025-01-01'): Scenario =>
  world(
    [
      ...youths(12).map((youthId, n) => contact(n + 1, `${may}-06`, { youthIds: [youthId] })),
      contact(20, `${may}-11`, { channel: 'faceToFace', youthIds: youths(12) }),
      contact(21, `${may}-12`, { channel: 'wechat', youthIds: youths(9) }),
      visit(30, `${may}-13`, { activity: 'themeDay', youthIds: youths(6) }),
      visit(31, `${may}-14`, { activity: 'groupActivity', youthIds: youths(31) }),
      ...youths(6).map((youthId, n) => feedback(40 + n, `${may}-15`, { youthId, score: 1 + (n % 5) })),
    ],
    {
      category,
      serviceFrom,
      quota: 20,
      accounts: [{ platform: 'qq', displayName: '共青团涟水县委王建国' }],
    },
    [
      ...linksTo(12),
      ...['r-1', 'r-2', 'r-3'].map(cadreId => ({ ...linksTo(1)[0], cadreId, since: '2024-01-01' })),
    ] as Scenario['links'],
  )

const rivals = { 'r-1': { from: '2020-01-01' }, 'r-2': { from: '2020-01-01' }, 'r-3': { from: '2020-01-01' } }

/** A cadre's month, with what its assessment reads of the roster: made once, for no policy changes it. */
const served = (scenario: Scenario, cadreId = 'c-1') => ({
  cadreId,
  scenario,
  slice: sliceOf(scenario, cadreId),
})
const amongRivals = ({ slice, ...rest }: ReturnType<typeof served>) => ({
  ...rest,
  slice: { ...slice, service: rivals },
})

const everyCategory = categories.map(category => amongRivals(served(busy(category))))
const newcomers = categories.map(category => amongRivals(served(busy(category, '2026-04-30'))))
const fullTime = served(busy('fullTime'))
const golden = goldens.map(({ scenario, expected, ...dates }) => ({
  ...dates,
  cadres: Object.keys(expected).map(cadreId => served(scenario, cadreId)),
}))

/** Events told in bursts, weeks late and one like the other. */
const suspicious = [
  ...Array.from({ length: 12 }, (_, n) =>
    contact(n, `${may}-0${1 + (n % 4)}`, {
      occurredAt: `${may}-0${1 + (n % 4)}T10:00:${String(n * 2).padStart(2, '0')}+08:00`,
      recordedAt: `${may}-31T10:00:00+08:00`,
    }),
  ),
  ...Array.from({ length: 11 }, (_, n) =>
    contact(30 + n, `${may}-20`, {
      occurredAt: new Date(Date.parse(`${may}-20T02:00:00Z`) + n * 6_000).toISOString(),
      recordedAt: `${may}-31T10:00:00+08:00`,
    }),
  ),
  visit(50, `${may}-21`, { recordedAt: `${may}-31T10:00:00+08:00` }),
  visit(51, `${may}-21`, { baseId: 'b-2', recordedAt: `${may}-31T10:00:00+08:00` }),
  ...Array.from({ length: 11 }, (_, n) =>
    feedback(60 + n, `${may}-22`, {
      youthId: `y-${n}`,
      occurredAt: `${may}-22T10:${String(n).padStart(2, '0')}:00+08:00`,
    }),
  ),
]

function assessed(
  policy: Policy,
  { cadreId, scenario, slice }: ReturnType<typeof served>,
  month: string,
  asOf: string,
) {
  const { facts, confirmations } = inputsOf(scenario, cadreId, month, policy)
  return assess(policy, slice, facts, month, asOf, confirmations)
}

/** Everything that a number may show in; the cheap and likely first. */
const effects: Record<string, (policy: Policy) => unknown> = {
  recording: policy =>
    [1, 4, 6, 9, 60].map(minutes =>
      isTooFarAhead(policy, new Date(minutes * 60_000).toISOString(), new Date(0).toISOString()),
    ),
  selfService: policy => ownFields(policy),
  rankings: policy => mayRank(policy),
  programmes: policy => unknownProgrammes(policy, notedProgrammes),
  closing: policy => (['provisional', 'final'] as const).map(status => closingTime(policy, may, status)),
  grade: policy =>
    Array.from({ length: 101 }, (_, total) =>
      gradeOf(policy, { total, attainment: 90, satisfaction: 90, exempt: false }),
    ),
  launch: policy =>
    everyCategory.map(({ slice: { profile, bases } }) =>
      launchState(policy, { cadres: [{ profile, quota: null }], bases }, '2016-07-01'),
    ),
  review: policy => flags(policy, suspicious, 'c-1', may),
  callBacks: ({ review }) => {
    const met = Array.from({ length: 60 }, (_, n) => ({
      cadreId: 'c-1',
      eventId: `e-${n}`,
      youthId: `y-${n}`,
      on: `${may}-01`,
      kind: 'contact' as const,
    }))
    const answered = (yes: number) => ({
      own: { cadres: 1, asked: yes, yes, no: 0, unsure: 0 },
      children: [],
    })
    return [
      drawCallBacks(review, 'seed', [], met),
      Array.from({ length: 61 }, (_, yes) => toldCallBacks(review, answered(yes))),
    ]
  },
  concentration: policy => {
    const { facts } = inputsOf(fullTime.scenario, 'c-1', may, policy)
    return concentration(policy, fullTime.slice, facts, `${may}-01`, `${may}-31`)
  },
  retention: ({ retention }) => [
    monthsPast(retention, '2026-06-15'),
    ['2023-06', '2024-04', '2024-05', '2024-07'].map(month =>
      isForgotten(retention, { from: '2020-01-01', until: `${month}-15` }, '2026-06-15'),
    ),
  ],
  assessment: policy => [
    ...everyCategory.map(each => assessed(policy, each, may, `${may}-31`)),
    ...newcomers.map(each => assessed(policy, each, may, '2026-05-29')),
  ],
  goldens: policy =>
    golden.map(({ cadres, month, asOf }) => {
      const results = cadres.flatMap(each => assessed(policy, each, month, asOf) ?? [])
      return [results, rollUp(policy, 'ha', month, results.map(sumsOf).reduce(mergeSums, emptySums()))]
    }),
}

describe('every key of the policy', () => {
  const before = Object.fromEntries(
    Object.entries(effects).map(([name, effect]) => [name, JSON.stringify(effect(huaian2016))]),
  )

  it.each(paths(huaian2016).map(path => [path.join('.'), path] as const))('%s has an effect', (_, path) => {
    const drafts = others(valueAt(huaian2016, path))
      .map(value => changed(huaian2016, path, value))
      .filter(draft => JSON.stringify(draft) !== JSON.stringify(huaian2016))
      .filter(draft => policySchema.safeParse(draft).success && policyFaults(draft).length === 0)
    if (path[0] === 'timeZone') return expect(drafts).toEqual([])
    const shows = Object.entries(effects).some(([name, effect]) =>
      drafts.some(draft => JSON.stringify(effect(draft)) !== before[name]),
    )
    expect(shows).toBe(true)
  })
})

describe('the policy of the notice', () => {
  it('has no fault', () => {
    expect(policyFaults(huaian2016)).toEqual([])
  })
})
