import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import { readProgress } from '../../shared/assessing/progress.ts'
import { progressOf, startRun } from '../../shared/assessing/run.ts'
import { type World, worldOf } from '../../shared/assessing/testing/world.ts'
import type { Work } from '../../shared/assessing/work.ts'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import { DomainError } from '../../shared/domain/error.ts'
import { huaian2016 } from '../../shared/domain/policy/huaian-2016.ts'
import { goldenOf } from '../../shared/domain/testing/goldens.ts'
import type { Scenario } from '../../shared/domain/testing/scenario.ts'
import type { Run } from '../../shared/repositories/runs.ts'
import { build } from './handler.ts'

type Cadre = Scenario['cadres'][number]

const { scenario, rollup, month } = goldenOf('10')
const due = (at: string) => ({ kind: 'due', at })
const firstOfJuly = due('2026-06-30T18:00:00Z')
const manual: Run = {
  month,
  runId: 'manual',
  status: 'provisional',
  roots: ['city'],
  by: 'u-assessor',
  startedAt: '2026-07-02T00:00:00Z',
}

let world: World
vi.spyOn(console, 'error').mockImplementation(() => {})
beforeEach(async () => {
  world = await worldOf(scenario)
})

/** Hands over a message, and all that follow from it; what fails three times is dead. */
async function work(...messages: unknown[]): Promise<unknown[]> {
  const dead: unknown[] = []
  const handler = build(world)
  for (
    let waiting = [...messages, ...world.queue.splice(0)];
    waiting.length;
    waiting = world.queue.splice(0)
  ) {
    for (const message of waiting) {
      let left = 3
      while (left > 0 && (await handler(sqsEvent([message]))).batchItemFailures.length) left--
      if (left === 0) dead.push(message)
    }
  }
  return dead
}

const runIds = async (of: string) => {
  const known = ['provisional', 'final'].map(status => `scheduled-${of}-${status}`)
  const runs = await Promise.all(known.map(runId => world.runs.readRun(of, runId)))
  return runs.flatMap(run => run?.runId ?? [])
}
const progress = async (runId: string, of = month) =>
  progressOf({ roots: ['city'] }, await world.runs.listOrgProgress(of, runId))
const statuses = async (cadreId: string, of = month) =>
  (await world.assessments.readRevisions(cadreId, of)).map(({ status }) => status)

/** Has an org lie below 盱眙 from the first of the month on. */
async function moveToXuyi(id: string): Promise<void> {
  const { orgId, ...org } = scenario.orgs.find(org => org.orgId === id) as (typeof scenario.orgs)[0]
  const moved = { ...org, parentId: 'xuyi', effectiveFrom: `${month}-01` }
  await world.roster.putOrg(orgId, moved, { by: 'u', at: '2026-07-02T00:00:00Z' })
}

describe('every hour what the policy has due is run', () => {
  test.each([
    ['at 02:00 on the 1st', '2026-06-30T18:00:00Z', '2026-06'],
    ['written with an offset', '2026-07-01T02:00:00+08:00', '2026-06'],
    ['at the turn of the year', '2026-12-31T18:00:00Z', '2026-12'],
    ['some hours late', '2026-07-03T05:00:00Z', '2026-06'],
    ['for the first time only after the 8th: first provisionally', '2026-07-20T05:00:00Z', '2026-06'],
  ])('%s', async (_, at, of) => {
    await build(world)(sqsEvent([due(at)]))
    expect(await runIds(of)).toEqual([`scheduled-${of}-provisional`])
    expect(world.queue).toEqual([
      { kind: 'plan', month: of, runId: `scheduled-${of}-provisional`, orgId: 'city' },
    ])
  })

  test('not a second before', async () => {
    await build(world)(sqsEvent([due('2026-07-01T01:59:59+08:00')]))
    expect(await runIds('2026-06')).toEqual([])
  })

  test('firing twice makes one run', async () => {
    expect(await work(firstOfJuly, firstOfJuly, firstOfJuly)).toEqual([])
    expect(await runIds(month)).toEqual(['scheduled-2026-06-provisional'])
    expect(await statuses('excellent')).toEqual(['provisional'])
    expect(await progress('scheduled-2026-06-provisional')).toEqual({
      state: 'done',
      cadresDone: 5,
      cadresTotal: 5,
      cadresKeptBack: 0,
    })
    expect((await world.rollups.readRollup('city', month))?.rollup).toEqual(rollup?.city)
  })

  test('a roll-up of a run that comes again merges nothing again, there nor above', async () => {
    await work(firstOfJuly)
    const merges = vi.spyOn(world.assessments, 'listRows')
    const again = { kind: 'rollUp', month, runId: 'scheduled-2026-06-provisional', orgId: 'gaogou' }
    await work(again, again)
    expect(merges).not.toHaveBeenCalled()
  })

  test('an org that moved while it was run is in the sums of where it lies', async () => {
    await startRun(world, manual)
    const messages = world.queue.splice(0)
    const handler = build(world)
    // Everything of the township is planned, nothing rolled up.
    for (const message of messages) await handler(sqsEvent([message]))
    for (const message of world.queue.splice(0)) await handler(sqsEvent([message]))
    await moveToXuyi('gaogou')
    await work()
    const assessed = async (orgId: string) => (await world.rollups.readRollup(orgId, month))?.rollup.assessed
    const own = async (orgId: string) => (await world.assessments.listRows(orgId, month)).length
    expect(await assessed('xuyi')).toBe((await own('xuyi')) + (await own('gaogou')))
    expect(await assessed('city')).toBe(5)
  })

  test('an org that moved below one that was planned later keeps neither waiting', async () => {
    await startRun(world, manual)
    const handler = build(world)
    for (const message of world.queue.splice(0)) await handler(sqsEvent([message]))
    const isLate = (message: object) => 'orgId' in message && message.orgId === 'xuyi'
    const late = world.queue.filter(isLate)
    for (const message of world.queue.splice(0)) if (!isLate(message)) await handler(sqsEvent([message]))
    await moveToXuyi('gaogou')
    expect(await work(...late)).toEqual([])
    expect(await progress('manual')).toMatchObject({ state: 'done', cadresDone: 5 })
    expect((await world.rollups.readRollup('city', month))?.rollup.assessed).toBe(5)
  })

  test('the month is closed on the 8th, once', async () => {
    for (const at of ['2026-06-30T18:00:00Z', '2026-07-07T17:00:00Z']) await work(due(at))
    expect(await statuses('excellent')).toEqual(['provisional'])
    for (const at of ['2026-07-07T18:00:00Z', '2026-07-07T19:00:00Z', '2026-08-07T19:00:00Z'])
      await work(due(at))
    expect(await statuses('excellent')).toEqual(['provisional', 'final'])
  })

  test('a closing that was missed is caught up', async () => {
    await work(firstOfJuly)
    await work(due('2026-09-20T05:00:00Z'))
    expect(await statuses('excellent')).toEqual(['provisional', 'final'])
  })

  test('months that were missed as a whole are caught up, each closed at once but the last', async () => {
    await work(firstOfJuly)
    await work(due('2026-10-20T05:00:00Z'))
    const ids = await Promise.all(['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'].map(runIds))
    expect(ids).toEqual([
      ['scheduled-2026-06-provisional', 'scheduled-2026-06-final'],
      ['scheduled-2026-07-final'],
      ['scheduled-2026-08-final'],
      ['scheduled-2026-09-provisional'],
      [],
    ])
  })

  test('so they are where somebody closed the month before them by hand', async () => {
    await work(firstOfJuly)
    await startRun(world, { ...manual, runId: 'closing', status: 'final' })
    await work()
    await work(due('2026-09-20T05:00:00Z'))
    expect([await runIds('2026-07'), await runIds('2026-08')]).toEqual([
      ['scheduled-2026-07-final'],
      ['scheduled-2026-08-provisional'],
    ])
  })

  test('a month that somebody ran by hand says nothing of those after it', async () => {
    await startRun(world, manual)
    await work()
    await work(due('2026-10-20T05:00:00Z'))
    expect([await runIds('2026-07'), await runIds('2026-09')]).toEqual([
      [],
      ['scheduled-2026-09-provisional'],
    ])
  })

  test('a month of long ago that nobody ran is left alone', async () => {
    await work(due('2026-09-20T05:00:00Z'))
    expect(await statuses('excellent')).toEqual([])
  })

  test('a month that only one org ran is closed for that org, and run for the others while it is the last', async () => {
    await startRun(world, { ...manual, roots: ['xuyi'] })
    await work()
    await work(due('2026-08-20T05:00:00Z'))
    expect([await statuses('fails'), await statuses('excellent')]).toEqual([['provisional', 'final'], []])
  })

  test('a month that was run before it was over is run again when it is, and then closed', async () => {
    await startRun(world, { ...manual, startedAt: '2026-06-20T00:00:00Z' })
    await work()
    await work(firstOfJuly)
    expect(await runIds(month)).toEqual(['scheduled-2026-06-provisional'])
    await work(due('2026-07-07T18:00:00Z'))
    expect(await statuses('excellent')).toEqual(['provisional', 'final'])
  })

  test('a month that was run after it was over is not run again until it is closed', async () => {
    await startRun(world, manual)
    await work()
    await work(due('2026-07-02T18:00:00Z'))
    expect(await runIds(month)).toEqual([])
  })

  test('an open objection holds up its org and those above it alone', async () => {
    await work(firstOfJuly)
    const objection = { id: 'o-1', cadreId: 'excellent', month, orgId: 'gaogou' }
    await world.objections.addObjection({
      ...objection,
      indicator: 'quota',
      text: '少计一名青年',
      eventIds: [],
      by: 'u-cadre',
      at: '2026-07-03T00:00:00Z',
    })
    for (const at of ['2026-07-07T18:00:00Z', '2026-07-07T19:00:00Z']) await work(due(at))
    expect(await statuses('fails')).toEqual(['provisional', 'final'])
    for (const cadreId of ['excellent', 'capped', 'unheard'])
      expect(await statuses(cadreId)).toEqual(['provisional'])
    const answer = { decision: 'dismissed', reason: '已核实', by: 'u', at: '2026-07-09T00:00:00Z' } as const
    await world.objections.answerObjection(objection, answer)
    await work(due('2026-07-09T01:00:00Z'))
    for (const cadreId of ['fails', 'excellent', 'capped', 'unheard'])
      expect(await statuses(cadreId)).toEqual(['provisional', 'final'])
  })

  test('what an assessor closed is not closed again', async () => {
    await startRun(world, { ...manual, status: 'final' })
    await work()
    await work(due('2026-07-07T18:00:00Z'))
    expect(await runIds(month)).toEqual([])
  })

  test('without an org nothing is begun, so that the one that comes is run', async () => {
    const { listChildren } = world.roster
    const none = vi.spyOn(world.roster, 'listChildren').mockResolvedValue([])
    await work(firstOfJuly)
    expect(await runIds(month)).toEqual([])
    none.mockImplementation(listChildren)
    await work(due('2026-06-30T19:00:00Z'))
    expect(await statuses('excellent')).toEqual(['provisional'])
  })

  test('days and hour are those of the policy of the month', async () => {
    const policy = { ...huaian2016, closing: { provisionalDay: 3, finalDay: 20, hour: 5 } }
    world = { ...world, policies: { ...world.policies, readPolicyOfMonth: async () => policy } }
    await work(due('2026-07-03T04:00:00+08:00'))
    expect(await statuses('excellent')).toEqual([])
    await work(due('2026-07-03T05:00:00+08:00'))
    expect(await statuses('excellent')).toEqual(['provisional'])
    await work(due('2026-07-20T04:00:00+08:00'))
    expect(await statuses('excellent')).toEqual(['provisional'])
    await work(due('2026-07-20T05:00:00+08:00'))
    expect(await statuses('excellent')).toEqual(['provisional', 'final'])
  })
})

/** Lets the assessment of one cadre fail. */
function poison(cadreId: string, error: () => Error) {
  const { readCadreWithLinks } = world.roster
  return vi
    .spyOn(world.roster, 'readCadreWithLinks')
    .mockImplementation(async id => (id === cadreId ? Promise.reject(error()) : readCadreWithLinks(id)))
}

const throttled = () => Object.assign(new Error('slow down'), { name: 'ThrottlingException' })

describe('a run ends, whoever cannot be assessed', () => {
  test.each([
    ['internal', () => new Error('poison'), 3],
    ['calendar_missing', () => new DomainError('calendarUnknown', { date: '2027-01-01' }), 1],
    ['throttled', throttled, 8],
    ['too_large', () => Object.assign(new Error('400 kB'), { name: 'ValidationException' }), 1],
  ] as const)('%s', async (reason, error, tries) => {
    const poisoned = poison('fails', error)
    expect(await work(firstOfJuly)).toEqual([])
    expect(poisoned.mock.calls.filter(([id]) => id === 'fails')).toHaveLength(tries)
    expect(poisoned.mock.calls.filter(([id]) => id === 'exempt')).toHaveLength(1)
    const runId = 'scheduled-2026-06-provisional'
    expect(await progress(runId)).toEqual({
      state: 'done',
      cadresDone: 4,
      cadresTotal: 5,
      cadresKeptBack: 1,
    })
    expect(await world.runs.listKeptBack({ month, runId }, 10)).toEqual([
      { orgId: 'xuyi', cadreId: 'fails', reason },
    ])
    for (const orgId of ['xuyi', 'city'])
      expect(await world.rollups.readRollup(orgId, month)).toMatchObject({ keptBack: 1 })
    for (const orgId of ['gaogou', 'lianshui', 'univ']) {
      const view = await world.rollups.readRollup(orgId, month)
      expect([view?.rollup, view?.keptBack]).toEqual([rollup?.[orgId], undefined])
    }
    expect((await world.rollups.readRollup('city', month))?.rollup.assessed).toBe(
      (rollup?.city?.assessed as number) - 1,
    )
  })

  test.each([
    ['within the hour', due('2026-06-30T19:00:00Z')],
    ['by another run', { ...due('2026-07-07T18:00:00Z') }],
    ['by what comes late', { kind: 'reassess', cadreId: 'fails', month }],
  ])('and is mended %s, by itself', async (_, message) => {
    const poisoned = poison('fails', () => new Error('poison'))
    await work(firstOfJuly)
    await work(message)
    poisoned.mockRestore()
    expect(await work(message)).toEqual([])
    const view = await world.rollups.readRollup('city', month)
    expect([view?.rollup, view?.keptBack]).toEqual([rollup?.city, undefined])
    await work(due('2026-07-07T20:00:00Z'))
    await work(due('2026-07-07T21:00:00Z'))
    expect(await progress('scheduled-2026-06-provisional')).toMatchObject({
      cadresDone: 5,
      cadresKeptBack: 0,
    })
    expect(await world.runs.listOpenRuns()).toEqual([])
  })

  test('who was mended meanwhile, and kept back anew for another’s sake, is counted once mended', async () => {
    await startRun(world, manual)
    const isChunk = (message: Work) => message.kind === 'assess' && message.orgId === 'xuyi'
    const chunks: Work[] = []
    while (world.queue.length > 0) {
      const messages = world.queue.splice(0)
      chunks.push(...messages.filter(isChunk))
      for (const message of messages) if (!isChunk(message)) await build(world)(sqsEvent([message]))
    }
    await world.keptBack.keepBack(
      { orgId: 'xuyi', month, cadreId: 'fails', runIds: [], at: '2026-07-02T00:10:00.000Z' },
      'internal',
    )
    const keptBack = [{ cadreId: 'fails', reason: 'internal' }]
    await work(...chunks.map(chunk => ({ ...chunk, cadreIds: ['exempt'], keptBack })))
    expect(await progress('manual')).toMatchObject({ state: 'done', cadresKeptBack: 1 })
    await work({ kind: 'mend', month, orgId: 'xuyi', cadreId: 'fails' })
    expect(await progress('manual')).toMatchObject({ cadresDone: 5, cadresKeptBack: 0 })
  })

  test('a cadre who brings the function down is told apart from its chunk, and kept back unseen', async () => {
    await startRun(world, manual)
    const handler = build(world)
    const taken = new Map<string, number>()
    for (let messages = world.queue.splice(0); messages.length; messages = world.queue.splice(0))
      for (const message of messages) {
        const key = JSON.stringify(message)
        const receives = (taken.get(key) ?? 0) + 1
        taken.set(key, receives)
        const isDown = message.kind === 'assess' && message.cadreIds.includes('fails') && receives < 3
        if (isDown) world.queue.push(message)
        else await handler(sqsEvent([message], receives))
      }
    expect(await progress('manual')).toMatchObject({ state: 'done', cadresDone: 4, cadresKeptBack: 1 })
    expect(await world.runs.listKeptBack(manual, 10)).toEqual([
      { orgId: 'xuyi', cadreId: 'fails', reason: 'internal' },
    ])
  })

  test.each([0, 1, 2, 3, 4, 5, 6, 7])('work that was lost after %i messages is sent again', async handled => {
    await startRun(world, manual)
    const handler = build(world)
    for (let n = 0; n < handled; n++) {
      const message = world.queue.shift()
      if (message) await handler(sqsEvent([message]))
    }
    world.queue.splice(0)
    await work(due('2026-07-02T01:30:00Z'))
    expect((await progress('manual')).state).not.toBe('done')
    expect(await work(due('2026-07-02T02:30:00Z'))).toEqual([])
    expect(await progress('manual')).toMatchObject({ state: 'done', cadresDone: 5 })
    expect((await world.rollups.readRollup('city', month))?.rollup).toEqual(rollup?.city)
  })

  test('a month whose run died before it was opened is opened with what is sent again', async () => {
    await world.runs.createRun({ ...manual, month: '2026-05' })
    await work(due('2026-07-02T02:30:00Z'))
    expect(await world.openings.listOpeningsOfMonth('2026-05')).toEqual([
      { month: '2026-05', orgId: 'city', status: 'provisional' },
    ])
    expect(await progress('manual', '2026-05')).toMatchObject({ state: 'done' })
  })
})

describe('a late event', () => {
  const late = { kind: 'reassess', cadreId: 'excellent', month: '2026-04' }

  test('has every later month assessed again that was assessed before, and no other', async () => {
    for (const at of ['2026-05-31T18:00:00Z', '2026-06-30T18:00:00Z']) await work(due(at))
    await world.record({
      type: 'contact',
      id: '0000000a-0000-4000-8000-0000000000fe',
      cadreId: 'excellent',
      channel: 'faceToFace',
      youthIds: ['y01'],
      purpose: 'listen',
      occurredAt: '2026-04-20T12:00:00+08:00',
      recordedAt: '2026-07-02T00:00:00Z',
      recordedBy: 'u',
    })
    const read = vi.spyOn(world.facts, 'readFactsBetween')
    await work(late)
    const counted = async (of: string) => (await world.assessments.readRevisions('excellent', of)).length
    // June is assessed anew too and comes out the same, so that there is nothing to revise.
    expect([await counted('2026-04'), await counted('2026-05'), await counted('2026-06')]).toEqual([0, 3, 1])
    // May once more after it was replaced, lest what was read was older than what another found.
    expect(read.mock.calls.map(([, , to]) => to)).toEqual(['2026-05', '2026-05', '2026-06'])
  })

  const contact: RecordedEvent = {
    type: 'contact',
    id: '0000000a-0000-4000-8000-0000000000fd',
    cadreId: 'excellent',
    channel: 'faceToFace',
    youthIds: ['y99'],
    purpose: 'listen',
    occurredAt: '2026-06-20T12:00:00+08:00',
    recordedAt: '2026-07-02T00:00:00Z',
    recordedBy: 'u',
  }

  test('that comes while the first result is worked out is in it, whoever writes first', async () => {
    await world.roster.putLink(
      'excellent',
      { youthId: 'y99', baseId: scenario.bases[0]?.baseId as string, field: 'rural', since: '2026-01-01' },
      { by: 'u', at: '2026-07-01T00:00:00Z' },
    )
    const { readFactsBetween } = world.facts
    const reading = vi.spyOn(world.facts, 'readFactsBetween').mockImplementation(async (...asked) => {
      const facts = await readFactsBetween(...asked)
      if (asked[0] === 'excellent' && reading.mock.calls.length > 0) {
        reading.mockRestore()
        await world.record(contact)
        await build(world)(sqsEvent([{ kind: 'reassess', cadreId: 'excellent', month }]))
      }
      return facts
    })
    await startRun(world, { ...manual, status: 'final' })
    expect(await work()).toEqual([])
    const truth = await readProgress(world, huaian2016, 'excellent', month, '2026-06-30')
    const latest = await world.assessments.readLatestRevision('excellent', month)
    expect(latest?.status).toBe('final')
    expect(latest?.dimensions).toEqual(truth?.dimensions)
  })

  test('of a cadre who became known after the closing makes its first result, final at once', async () => {
    await startRun(world, { ...manual, status: 'final' })
    await work()
    const { cadreId: _, ...excellent } = scenario.cadres.find(
      ({ cadreId }) => cadreId === 'excellent',
    ) as Cadre
    await world.roster.putCadre('new', excellent, { by: 'u', at: '2026-07-20T00:00:00Z' })
    expect(await work({ kind: 'reassess', cadreId: 'new', month: '2026-04' })).toEqual([])
    expect([await statuses('new'), await statuses('new', '2026-05')]).toEqual([['final'], []])
    const { assessed } = (await world.rollups.readRollup('city', month))?.rollup ?? {}
    expect(assessed).toBe((rollup?.city?.assessed as number) + 1)
  })

  test('of a month that nobody assessed does nothing', async () => {
    expect(await work(late)).toEqual([])
    expect(await world.assessments.readRevisions('excellent', '2026-04')).toEqual([])
  })
})

test.each([
  ['of no kind', { kind: 'party' }],
  ['of a run that nobody began', { kind: 'plan', month, runId: 'nobody', orgId: 'city' }],
  ['with a field too many', { ...firstOfJuly, force: true }],
  ['without an instant', due('the first of July')],
])('a message %s is a dead letter', async (_, message) => {
  expect(await work(message)).toEqual([message])
})
