import { beforeEach, describe, expect, test } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import type { LinkInterval } from '../domain/roster/roster.ts'
import { incompressible } from '../domain/testing/incompressible.ts'
import { assessCadre } from './assess-cadre.ts'
import { oneCadre } from './testing/one-cadre.ts'
import { type World, worldOf } from './testing/world.ts'

const met: RecordedEvent = {
  type: 'contact',
  id: '0197a2c4-5b00-7000-8000-000000000001',
  cadreId: 'c-wang',
  occurredAt: '2026-06-20T20:15:00+08:00',
  recordedAt: '2026-07-09T00:00:00.000Z',
  recordedBy: 'u-wang',
  channel: 'faceToFace',
  youthIds: ['y-1'],
  purpose: 'listen',
}

let world: World
let clock: string
const assess = (status: 'provisional' | 'final' = 'provisional', deps: World = world) =>
  assessCadre(deps, 'c-wang', '2026-06', '2026-06-30', status)
const rows = async (orgId: string) =>
  (await world.assessments.listRows(orgId, '2026-06')).map(({ cadreId, revision }) => [cadreId, revision])
const revisions = async () =>
  (await world.assessments.readRevisions('c-wang', '2026-06')).map(({ revision, status }) => [
    revision,
    status,
  ])
beforeEach(async () => {
  clock = '2026-06-30T18:00:00.000Z'
  world = { ...(await worldOf(oneCadre)), now: () => new Date(clock) }
})

describe('an assessment is kept', () => {
  test('as the first revision, and as a line of the org’s table', async () => {
    const { revision, changed, orgs } = await assess()
    expect(revision).toMatchObject({
      revision: 1,
      status: 'provisional',
      assessedAt: clock,
      asOf: '2026-06-30',
    })
    expect([changed, orgs]).toEqual([true, ['east']])
    expect(await world.assessments.readLatestRevision('c-wang', '2026-06')).toEqual(revision)
    const { evidence: _, ...row } = revision as NonNullable<typeof revision>
    expect(await world.assessments.listRows('east', '2026-06')).toEqual([row])
  })

  test('once, where nothing changed', async () => {
    const { revision } = await assess()
    clock = '2026-07-03T00:00:00.000Z'
    expect(await assess()).toEqual({ revision, changed: false, orgs: ['east'] })
    expect(await revisions()).toEqual([[1, 'provisional']])
  })

  test('anew, where something changed', async () => {
    await assess()
    await world.record(met)
    const { revision } = await assess()
    expect(revision?.dimensions.activity.indicators.faceToFace).toEqual({ num: 1, den: 5 })
    expect(revision).not.toHaveProperty('restates')
    expect(await revisions()).toEqual([
      [1, 'provisional'],
      [2, 'provisional'],
    ])
    expect(await rows('east')).toEqual([['c-wang', 2]])
  })

  test('as final once, also where nothing changed, and never provisional again', async () => {
    await assess()
    await assess('final')
    await assess('final')
    await assess('provisional')
    expect(await revisions()).toEqual([
      [1, 'provisional'],
      [2, 'final'],
    ])
  })

  test('with its line, where a crash came between', async () => {
    const { assessments } = world
    const putRow = () => Promise.reject(new Error('crashed'))
    await expect(
      assess('provisional', { ...world, assessments: { ...assessments, putRow } }),
    ).rejects.toThrow()
    expect(await rows('east')).toEqual([])
    expect(await assess()).toMatchObject({ changed: false, orgs: ['east'] })
    expect(await rows('east')).toEqual([['c-wang', 1]])
  })
})

describe('a final result that changes is restated', () => {
  test('old → new, with the events that came since', async () => {
    await assess('final')
    await world.record(met)
    clock = '2026-07-09T00:00:01.000Z'
    const { revision } = await assess()
    expect(revision).toMatchObject({ revision: 2, status: 'final' })
    expect(revision?.restates).toEqual({
      revision: 1,
      changes: [
        { indicator: 'monthlyReach', from: { num: 0, den: 8 }, to: { num: 1, den: 8 } },
        { indicator: 'faceToFace', from: { num: 0, den: 5 }, to: { num: 1, den: 5 } },
      ],
      events: [met.id],
      rosterChanges: [],
    })
    expect((await world.assessments.readRevision('c-wang', '2026-06', 1))?.status).toBe('final')
  })

  test('also by an event that was recorded while it was being assessed, which is among the causes', async () => {
    const { facts } = world
    const during = {
      ...facts,
      readFactsBetween: async (...asked: Parameters<typeof facts.readFactsBetween>) => {
        const found = await facts.readFactsBetween(...asked)
        clock = '2026-07-08T00:00:05.000Z'
        await world.record({ ...met, recordedAt: '2026-07-08T00:00:03.000Z' })
        return found
      },
    }
    clock = '2026-07-08T00:00:00.000Z'
    await assess('final', { ...world, facts: during })
    clock = '2026-07-08T00:00:06.000Z'
    expect((await assess()).revision?.restates).toMatchObject({ revision: 1, events: [met.id] })
  })
})

test('a restatement names only the events that bear on what changed, and the voids of such', async () => {
  const id = (n: number) => `0197a2c4-5b00-7000-8000-00000000001${n}`
  const record = (content: object, recordedAt: string) =>
    world.record({ cadreId: 'c-wang', recordedBy: 'u-wang', recordedAt, ...content } as RecordedEvent)
  await world.record({ ...met, recordedAt: '2026-06-20T13:00:00.000Z' })
  await assess('final')
  clock = '2026-07-09T00:00:01.000Z'
  await record({ ...met, id: id(0) }, '2026-07-09T00:00:00.000Z')
  const demand = { id: id(1), youthId: 'y-1', category: 'difficulty', text: '租房' }
  const raised = { type: 'demand', ...demand, occurredAt: '2026-06-10T09:00:00+08:00' }
  await record(raised, '2026-07-09T00:00:00.000Z')
  expect((await assess()).revision?.restates).toEqual({
    revision: 1,
    changes: [{ indicator: 'demandsAnswered', from: null, to: { num: 0, den: 1 } }],
    events: [id(1)],
    rosterChanges: [],
  })
  clock = '2026-07-10T00:00:01.000Z'
  for (const [n, voids] of [id(0), id(1)].entries()) {
    const content = { type: 'void', id: id(2 + n), voids, month: '2026-06', reason: '误记' }
    await record({ ...content, occurredAt: '2026-07-10T08:00:00+08:00' }, '2026-07-10T00:00:00.000Z')
  }
  expect((await assess()).revision?.restates).toMatchObject({ revision: 2, events: [id(3)] })
})

describe('an event that was still on its way when a month was closed', () => {
  test('is the cause of the restatement that it leads to', async () => {
    clock = '2026-07-08T00:00:00.000Z'
    await assess('final')
    await world.record({ ...met, recordedAt: '2026-07-07T23:59:58.000Z' })
    clock = '2026-07-08T00:00:05.000Z'
    expect((await assess()).revision?.restates).toMatchObject({ revision: 1, events: [met.id] })
  })
})

test('a cadre with 2,000 links, of ids that nothing compresses, has a result, which tells of 200 and counts all', async () => {
  const [known] = oneCadre.links
  const links = incompressible(2016)
    .ids(2000)
    .sort()
    .map(youthId => ({ ...known, youthId, since: '2026-01-01' }) as LinkInterval)
  const roster = {
    ...world.roster,
    readCadreWithLinks: async (cadreId: string) => {
      const found = await world.roster.readCadreWithLinks(cadreId)
      return found && { ...found, links }
    },
    readClaims: async (youthIds: readonly string[]) =>
      Object.fromEntries(youthIds.map(id => [id, [{ cadreId: 'c-wang', since: '2026-01-01' }]])),
  }
  const { revision } = await assess('final', { ...world, roster })
  const { faceToFace, monthlyReach } = revision?.evidence ?? {}
  expect([faceToFace?.total, monthlyReach?.total, faceToFace?.youths.length]).toEqual([2000, 2000, 200])
  expect(await world.assessments.readLatestRevision('c-wang', '2026-06')).toEqual(revision)
})

describe('of two assessments at once', () => {
  test('the one with older inputs starts anew', async () => {
    await assess()
    const { facts } = world
    let reads = 0
    const overtaken = {
      ...facts,
      readFactsBetween: async (...asked: Parameters<typeof facts.readFactsBetween>) => {
        const found = await facts.readFactsBetween(...asked)
        if (reads++ === 0) {
          await world.record(met)
          await assess()
        }
        return found
      },
    }
    const { revision } = await assess('final', { ...world, facts: overtaken })
    expect(reads).toBe(2)
    expect(revision?.dimensions.activity.indicators.faceToFace).toEqual({ num: 1, den: 5 })
    expect(await revisions()).toEqual([
      [1, 'provisional'],
      [2, 'provisional'],
      [3, 'final'],
    ])
  })

  test('the one with older inputs does not stand where the other found nothing to change', async () => {
    const { revision: first } = await assess('final')
    const { roster } = world
    let reads = 0
    const older = {
      ...roster,
      async readCadreWithLinks(cadreId: string) {
        const found = await roster.readCadreWithLinks(cadreId)
        if (!found || reads++ > 0) return found
        // What was read before it was taken back; the other has been and gone by the time that it is kept.
        expect((await assess('final')).changed).toBe(false)
        return { ...found, links: [] }
      },
    }
    const { revision, changed } = await assess('final', { ...world, roster: older })
    expect([revision?.dimensions, changed]).toEqual([first?.dimensions, true])
    expect(await revisions()).toEqual([
      [1, 'final'],
      [2, 'final'],
      [3, 'final'],
    ])
  })

  test('one that never gets its turn gives up, for the queue to try again', async () => {
    const assessments = { ...world.assessments, addRevision: async () => false }
    await expect(assess('provisional', { ...world, assessments })).rejects.toThrow('5 times in a row')
  })
})
