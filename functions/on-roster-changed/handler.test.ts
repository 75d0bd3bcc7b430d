import { beforeEach, expect, test } from 'vitest'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import { admin, linkTo, populate, wang } from '../../shared/repositories/roster/testing/examples.ts'
import { memoryRoster } from '../../shared/repositories/testing/memory.ts'
import { build } from './handler.ts'

let sent: unknown[]
let follow: (change: object) => ReturnType<ReturnType<typeof build>>

beforeEach(async () => {
  sent = []
  const roster = memoryRoster()
  await populate(roster)
  for (const cadreId of ['c-a', 'c-b', 'c-c']) await roster.putCadre(cadreId, wang, admin('2026-01-01'))
  for (const cadreId of ['c-wang', 'c-a']) await roster.putLink(cadreId, linkTo('y-1'), admin('2026-01-01'))
  await roster.putLink('c-b', linkTo('y-2'), admin('2026-01-01'))
  await roster.putLink('c-wang', linkTo('y-3'), admin('2026-01-01'))
  await roster.putLink('c-c', linkTo('y-3'), admin('2026-01-01'))
  const assessed: Record<string, string[]> = { 'c-wang': ['2026-05'], 'c-a': ['2026-05'], 'c-b': ['2026-05'] }
  const handler = build({
    roster,
    assessments: {
      listAssessedMonths: async (cadreId, month) => (assessed[cadreId] ?? []).filter(known => known >= month),
    },
    send: async messages => void sent.push(...messages),
  })
  const common = { type: 'rosterChanged', id: 'x', at: '2026-06-20T00:00:00.000Z' }
  follow = change => handler(sqsEvent([{ detail: { ...common, ...change } }]))
})

const reassess = (cadreId: string) => ({ kind: 'reassess', cadreId, month: '2026-05' })
const none = { batchItemFailures: [] }

test('a link bears on its cadre, and on those who claim the same youth', async () => {
  const change = { subject: 'link', subjectId: 'c-wang', youthId: 'y-1', from: '2026-05-12' }
  expect(await follow(change)).toEqual(none)
  expect(sent).toEqual([reassess('c-wang'), reassess('c-a')])
})

test('a cadre’s days of service bear on all who claim the same youths, as far as they were assessed', async () => {
  expect(await follow({ subject: 'cadre', subjectId: 'c-wang', from: '2026-05-01' })).toEqual(none)
  expect(sent).toEqual([reassess('c-wang'), reassess('c-a')])
})

test.each([
  ['a month that nobody was assessed for', { subject: 'cadre', subjectId: 'c-wang', from: '2026-06-01' }],
  ['a cadre who was never assessed', { subject: 'cadre', subjectId: 'c-c', from: '2026-06-01' }],
  ['an org, which the next run takes in', { subject: 'org', subjectId: 'ls' }],
  ['a change without a date', { subject: 'cadre', subjectId: 'c-wang' }],
])('nobody is assessed again for %s', async (_, change) => {
  expect(await follow(change)).toEqual(none)
  expect(sent).toEqual([])
})

test('a message that is no change is reported', async () => {
  expect(await follow({ subject: 'youth' })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] })
})
