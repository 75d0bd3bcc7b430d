import { beforeEach, expect, test, vi } from 'vitest'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import { demandListsOn } from '../../shared/repositories/demand-lists.ts'
import { objectionsOn } from '../../shared/repositories/objections.ts'
import { overlapListsOn } from '../../shared/repositories/overlap-lists.ts'
import type { Roster } from '../../shared/repositories/roster/roster.ts'
import { admin, linkTo, populate, wang } from '../../shared/repositories/roster/testing/examples.ts'
import {
  memoryAssessments,
  memoryFacts,
  memoryRegister,
  memoryRoster,
} from '../../shared/repositories/testing/memory.ts'
import { build } from './handler.ts'

let sent: unknown[]
let register: ReturnType<typeof memoryRegister>
let overlapLists: ReturnType<typeof overlapListsOn>
let assessed: Record<string, string[]>
let roster: Roster
let follow: (change: object) => ReturnType<ReturnType<typeof build>>
let followAll: (changes: readonly object[]) => ReturnType<ReturnType<typeof build>>

beforeEach(async () => {
  sent = []
  roster = memoryRoster()
  await populate(roster)
  for (const cadreId of ['c-a', 'c-b', 'c-c']) await roster.putCadre(cadreId, wang, admin('2026-01-01'))
  for (const cadreId of ['c-wang', 'c-a']) await roster.putLink(cadreId, linkTo('y-1'), admin('2026-01-01'))
  await roster.putLink('c-b', linkTo('y-2'), admin('2026-01-01'))
  await roster.putLink('c-wang', linkTo('y-3'), admin('2026-01-01'))
  await roster.putLink('c-c', linkTo('y-3'), admin('2026-01-01'))
  assessed = { 'c-wang': ['2026-05'], 'c-a': ['2026-05'], 'c-b': ['2026-05'] }
  register = memoryRegister()
  overlapLists = overlapListsOn(memoryItems())
  const handler = build({
    roster,
    register,
    facts: memoryFacts(),
    demandLists: demandListsOn(memoryItems()),
    overlapLists,
    assessments: {
      ...memoryAssessments(),
      listAssessedMonths: async (cadreId, month) => (assessed[cadreId] ?? []).filter(known => known >= month),
    },
    objections: objectionsOn(memoryItems()),
    send: async messages => void sent.push(...messages),
    now: () => new Date('2026-06-20T00:00:00.000Z'),
  })
  const common = { type: 'rosterChanged', id: 'x', at: '2026-06-20T00:00:00.000Z' }
  followAll = changes => handler(sqsEvent(changes.map(change => ({ detail: { ...common, ...change } }))))
  follow = change => followAll([change])
})

const registered = async (orgId: string) =>
  (await Array.fromAsync(register.listRegister(orgId))).map(({ cadreId }) => cadreId)

test('a cadre stands in the registers of its org and of all above, whatever of it changed', async () => {
  const phone = { subject: 'cadre', subjectId: 'c-wang' }
  expect(await follow(phone)).toEqual(none)
  expect(await follow(phone)).toEqual(none)
  expect([await registered('ls'), await registered('ha'), await registered('ls-zhuma')]).toEqual([
    ['c-wang'],
    ['c-wang'],
    [],
  ])
  expect(sent).toEqual([])
})

test('all below an org that moved are registered anew', async () => {
  await follow({ subject: 'cadre', subjectId: 'c-wang' })
  await follow({ subject: 'cadre', subjectId: 'c-a' })
  const moved = {
    subject: 'org',
    subjectId: 'ls',
    changed: ['parentId'],
    from: '2026-05-01',
    parents: ['ha'],
  }
  await follow(moved)
  expect(sent).toContainEqual({ kind: 'register', cadreIds: ['c-a', 'c-wang'] })
})

test('a youth whom four claim stands in the lists of all orgs above, as each of the four', async () => {
  const change = (cadreId: string) => ({
    subject: 'link',
    subjectId: cadreId,
    youthId: 'y-3',
    from: '2026-05-01',
  })
  const listed = async () =>
    (await Array.fromAsync(overlapLists.listCrowded('ha'))).map(({ cadreId, youthId, claims }) => [
      cadreId,
      youthId,
      claims.length,
    ])
  for (const cadreId of ['c-a', 'c-b']) {
    await follow(change(cadreId))
    expect(await listed()).toEqual([])
    await roster.putLink(cadreId, linkTo('y-3'), admin('2026-01-01'))
  }
  await follow(change('c-b'))
  const all = ['c-a', 'c-b', 'c-c', 'c-wang'].map(cadreId => [cadreId, 'y-3', 4])
  expect(await listed()).toEqual(all)
  await roster.putCadre('c-b', { ...wang, serviceUntil: '2026-06-01' }, admin('2026-05-20'))
  await follow({ subject: 'cadre', subjectId: 'c-b', changed: ['serviceUntil'], from: '2026-06-01' })
  const [line] = await Array.fromAsync(overlapLists.listCrowded('ls'))
  expect(line?.claims[1]).toMatchObject({ cadreId: 'c-b', service: { until: '2026-06-01' } })
})

const reassess = (cadreId: string) => ({ kind: 'reassess', cadreId, month: '2026-05' })
const none = { batchItemFailures: [] }

test('a link bears on its cadre, and on those who claim the same youth', async () => {
  const change = { subject: 'link', subjectId: 'c-wang', youthId: 'y-1', from: '2026-05-12' }
  expect(await follow(change)).toEqual(none)
  expect(sent).toEqual([reassess('c-wang'), reassess('c-a')])
})

test('links of one cadre that change together are followed once, from the first date on', async () => {
  const link = { subject: 'link', subjectId: 'c-wang' }
  const changes = [
    { ...link, youthId: 'y-1', from: '2026-05-12' },
    { ...link, youthId: 'y-3', from: '2026-04-30' },
    { ...link, subjectId: 'c-b', youthId: 'y-2', from: '2026-05-01' },
  ]
  expect(await followAll(changes)).toEqual(none)
  const since = (cadreId: string, month: string) => ({ kind: 'reassess', cadreId, month })
  const expected = [...['c-wang', 'c-a', 'c-c'].map(id => since(id, '2026-04')), since('c-b', '2026-05')]
  expect(sent).toHaveLength(4)
  expect(sent).toEqual(expect.arrayContaining(expected))
})

test('a cadre’s days of service bear on all who claim the same youths', async () => {
  const change = { subject: 'cadre', subjectId: 'c-wang', changed: ['serviceUntil'], from: '2026-05-01' }
  expect(await follow(change)).toEqual(none)
  expect(sent).toEqual([reassess('c-wang'), reassess('c-a'), reassess('c-c')])
})

test.each([[['category']], [['accounts', 'name']]])('its %j bears on itself alone', async changed => {
  expect(await follow({ subject: 'cadre', subjectId: 'c-wang', changed, from: '2026-05-01' })).toEqual(none)
  expect(sent).toEqual([reassess('c-wang')])
})

test('changes of one cadre that come together are followed once, from the first date on', async () => {
  const writes = vi.spyOn(register, 'writeRegister')
  const change = (changed: string, from?: string) => ({
    ...{ id: changed, subject: 'cadre', subjectId: 'c-wang', changed: [changed] },
    ...(from !== undefined && { from }),
  })
  await followAll([change('post', '2026-05-03'), change('mobile'), change('category', '2026-04-20')])
  expect(sent).toEqual([{ kind: 'reassess', cadreId: 'c-wang', month: '2026-04' }])
  expect(writes.mock.calls.map(([cadreId]) => cadreId)).toEqual(['c-wang'])
  sent = []
  await followAll([change('post', '2026-04-03'), change('serviceUntil', '2026-05-20')])
  expect(sent.map(each => (each as { cadreId: string }).cadreId).sort()).toEqual(['c-a', 'c-c', 'c-wang'])
})

test('what an org is bears on all who belong to it', async () => {
  expect(await follow({ subject: 'org', subjectId: 'ls', changed: ['region'], from: '2026-05-01' })).toEqual(
    none,
  )
  expect(sent).toEqual(['c-a', 'c-b', 'c-c', 'c-wang'].map(reassess))
})

test.each([
  ['left before', { ...wang, orgId: 'ha', effectiveFrom: '2026-04-30' }, false],
  ['leaves later', { ...wang, orgId: 'ha', effectiveFrom: '2026-06-01' }, true],
  ['no longer served', { ...wang, serviceUntil: '2026-05-01' }, false],
  ['still served on the day', { ...wang, serviceUntil: '2026-05-02' }, true],
])('of its members who %s', async (_, cadre, concerned) => {
  await roster.putCadre('c-a', cadre, admin('2026-05-20'))
  await follow({ subject: 'org', subjectId: 'ls', changed: ['kind'], from: '2026-05-01' })
  expect(sent).toEqual((concerned ? ['c-a', 'c-b', 'c-c', 'c-wang'] : ['c-b', 'c-c', 'c-wang']).map(reassess))
})

test('who comes into the org later is concerned by what it then is', async () => {
  await roster.putCadre('c-d', { ...wang, orgId: 'ha' }, admin('2026-01-01'))
  await roster.putCadre('c-d', { ...wang, effectiveFrom: '2026-06-15' }, admin('2026-05-20'))
  await follow({ subject: 'org', subjectId: 'ls', changed: ['kind'], from: '2026-05-01' })
  expect(sent).toContainEqual(reassess('c-d'))
})

test('an org that moved has the sums made anew of where it lay and where it lies, and nobody assessed', async () => {
  const change = {
    subject: 'org',
    subjectId: 'ls',
    changed: ['parentId'],
    from: '2026-05-01',
    parents: ['ha', 'hb'],
  }
  expect(await follow(change)).toEqual(none)
  expect(sent).toEqual([
    ...['ha', 'hb'].map(orgId => ({ kind: 'rollUpFrom', orgId, month: '2026-05' })),
    { kind: 'runFrom', orgId: 'ls', month: '2026-05', change: 'x' },
  ])
})

test('a month that is not over bears only on who was assessed for it', async () => {
  assessed['c-a'] = ['2026-06']
  expect(await follow({ subject: 'link', subjectId: 'c-wang', youthId: 'y-1', from: '2026-06-12' })).toEqual(
    none,
  )
  expect(sent).toEqual([{ ...reassess('c-a'), month: '2026-06' }])
})

test.each([
  ['a month that nobody was assessed for', { subject: 'cadre', subjectId: 'c-wang', from: '2026-06-01' }],
  ['a cadre who was never assessed', { subject: 'cadre', subjectId: 'c-c', from: '2026-06-01' }],
  ['an org of another name', { subject: 'org', subjectId: 'ls' }],
  ['a base', { subject: 'base', subjectId: 'b-hongxing', changed: ['kind'], from: '2026-05-01' }],
  ['a change without a date', { subject: 'cadre', subjectId: 'c-wang' }],
])('nobody is assessed again for %s', async (_, change) => {
  expect(await follow(change)).toEqual(none)
  expect(sent).toEqual([])
})

test('a message that is no change is reported', async () => {
  expect(await follow({ subject: 'youth' })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] })
})
