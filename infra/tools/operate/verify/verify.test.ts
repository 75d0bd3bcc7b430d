import { expect, test } from 'vitest'
import { closedCounty, contactOn, county, voiding } from '../../../../functions/assess/testing/county.ts'
import { recordContact, recordVoid } from '../../../../functions/record/endpoints.ts'
import { compressJson, expandJson } from '../../../../shared/aws/compressed-json.ts'
import { memoryItems } from '../../../../shared/aws/items/memory.ts'
import { resultKeys, viewKeys } from '../../../../shared/aws/keys.ts'
import type { Revision } from '../../../../shared/domain/assessment/revision.ts'
import type { RegisterLine } from '../../../../shared/domain/roster/register.ts'
import { admin, wang } from '../../../../shared/repositories/roster/testing/examples.ts'
import type { Row } from '../../../../shared/repositories/rows.ts'
import { storesOn, type Tables } from '../stores.ts'
import type { Finding } from './check.ts'
import { agrees, tell } from './report.ts'
import { rebuild, verify } from './verify.ts'

const look = { mend: false, patience: 0 }

/** What differs, a line each. */
const differences = (findings: readonly Finding[]) =>
  findings.flatMap(({ subject, first }) =>
    first.map(
      ({ who, month, figures }) =>
        `${subject} ${who} ${month ?? ''}: ${figures.map(({ what, stored, expected }) => `${what} ${stored} → ${expected}`).join(' · ')}`,
    ),
  )

/** The county whose May is closed, and what looks after it. */
async function closed() {
  const told = await closedCounty()
  const stores = { ...storesOn(told.tables, told.now), policies: told.policies }
  return { ...told, stores, found: async () => differences(await verify(stores, look)) }
}

async function change<Value>(
  tables: Tables,
  key: { pk: string; sk: string },
  edit: (value: Value) => Value,
): Promise<void> {
  const item = await tables.views.get<Uint8Array>(key)
  if (!item) throw new Error('there is no such item')
  await tables.views.put({ ...item, value: compressJson(edit(expandJson<Value>(item.value))) })
}

test('what nobody touched agrees, also of cadres of whom nothing was recorded', async () => {
  const { stores } = await closed()
  const findings = await verify(stores, look)
  expect(differences(findings)).toEqual([])
  expect(findings.map(({ subject, looked }) => [subject, looked])).toEqual([
    ['register', 2],
    ['facts', 1],
    ['demandLists', 2],
    ['overlapLists', expect.any(Number)],
    ['responses', 0],
    ['results', 2],
    ['rows', 2],
    ['leftovers', expect.any(Number)],
    ['rollUps', 1],
  ])
})

test('answers that were counted wrongly are told, and counted anew with their lines in lists', async () => {
  const { tables, stores, found } = await closed()
  const { responses } = stores
  await responses.addIssued('ls-zhuma', '2026-05', 'c-li', ['y-1', 'y-2'])
  await responses.addAnswered('ls-zhuma', '2026-05', 'c-li', 'y-1')
  expect(await found()).toEqual([])
  const list = { pk: 'RESPONSES#ls#2026-05', sk: 'ls-zhuma' }
  await tables.voice.put({ ...list, value: { issued: 2, answered: 2 } })
  await tables.voice.put({ ...list, pk: 'RESPONSES#xy#2026-05', value: { issued: 2, answered: 1 } })
  expect(await found()).toEqual([
    'responses ls-zhuma 2026-05: RESPONSES#ls#2026-05 ls-zhuma {"answered":2,"issued":2} → {"answered":1,"issued":2} · ' +
      'RESPONSES#xy#2026-05 ls-zhuma {"answered":1,"issued":2} → –',
  ])
  await verify(stores, { ...look, mend: true })
  expect(await found()).toEqual([])

  const counts = await tables.voice.get({ pk: 'ORG#ls-zhuma', sk: 'RESPONSE#2026-05' })
  if (!counts) throw new Error('nothing is counted')
  await tables.voice.put({ ...counts, value: { 'c-li': { issued: 2, answered: 0 } } })
  expect(await found()).toEqual([
    'responses ls-zhuma 2026-05: ORG#ls-zhuma RESPONSE#2026-05 ' +
      '{"c-li":{"answered":0,"issued":2}} → {"c-li":{"answered":1,"issued":2}}',
  ])
  await verify(stores, { ...look, mend: true })
  expect(await responses.readResponses(['ls-zhuma'], '2026-05')).toEqual(
    new Map([['c-li', { issued: 2, answered: 1 }]]),
  )
  expect(await found()).toEqual([])
})

test('nobody ran the months of an empty ledger', async () => {
  const told = await county()
  expect(differences(await verify(storesOn(told.tables, told.now), look))).toEqual([])
})

test('facts that were tampered with are told by what they say, and folded anew', async () => {
  const { tables, found, stores } = await closed()
  await change<{ facts: { online: number[] } }>(tables, viewKeys.facts('c-li', '2026-05'), view => ({
    ...view,
    facts: { ...view.facts, online: [] },
  }))
  expect(await found()).toEqual(['facts c-li 2026-05: online 0 entries → 7 entries'])
  const [, facts] = await verify(stores, { ...look, mend: true })
  expect(facts).toMatchObject({ different: 1, mended: 1 })
  expect(await found()).toEqual([])
})

test.each([
  ['that are no facts', { value: 'no facts', version: 3 }],
  ['without a version', { value: compressJson({ facts: {} }) }],
  ['that are missing', undefined],
])('facts %s are folded anew', async (_, damage) => {
  const { tables, found, stores } = await closed()
  const key = viewKeys.facts('c-li', '2026-05')
  if (damage) await tables.views.put<unknown>({ ...key, ...damage })
  else await tables.views.remove(key)
  expect(await found()).toHaveLength(1)
  await verify(stores, { ...look, mend: true })
  expect(await found()).toEqual([])
})

test('a result is compared number by number, whatever its digest says', async () => {
  const { tables, found, stores, assessments } = await closed()
  const key = resultKeys.revision('c-wang', '2026-05', 2)
  const item = await tables.results.get<Uint8Array>(key)
  const stored = expandJson<Revision>(item?.value as Uint8Array)
  const { attainment } = stored.dimensions
  const quota = { num: 40, den: 100 }
  const wrong = {
    ...stored,
    total: 44.4,
    dimensions: {
      ...stored.dimensions,
      attainment: { ...attainment, indicators: { ...attainment.indicators, quota } },
    },
  }
  await tables.results.put({ ...key, value: compressJson(wrong) })
  expect(await found()).toContain(
    `results c-wang 2026-05: 联系青年数 quota 40/100 → 0/100 · 总分 total 44.4 → ${stored.total}`,
  )
  await verify(stores, { ...look, mend: true })
  expect(await found()).toEqual([])
  expect(await assessments.readLatestRevision('c-wang', '2026-05')).toMatchObject({
    revision: 3,
    status: 'final',
    total: stored.total,
    restates: { changes: [{ indicator: 'quota', from: quota, to: { num: 0, den: 100 } }] },
  })
})

test('a result that is due and missing is found, with the sums that lack it', async () => {
  const { roster, stores, found, at, settle, stream } = await closed()
  at('2026-06-20T09:00:00')
  await roster.putCadre('c-new', { ...wang, name: '新来', serviceFrom: '2026-05-04' }, admin('2026-06-20'))
  // Nobody heard of it.
  stream.splice(0)
  await settle()
  expect((await found()).slice(1)).toEqual([
    expect.stringMatching(/^results c-new 2026-05: 结果 result – → [\d.]+ final$/),
  ])
  await verify(stores, { ...look, mend: true })
  expect(await found()).toEqual([])
  expect((await stores.rollups.readRollup('ls', '2026-05'))?.rollup.assessed).toBe(3)
})

test('a city whose sums say other than its table is found', async () => {
  const { rollups, found, stores } = await closed()
  const view = await rollups.readRollup('ha', '2026-05')
  if (!view) throw new Error('no roll-up')
  const rollup = { ...view.rollup, assessed: 7 }
  await rollups.writeRollup('ha', '2026-05', { ...view, rollup, version: view.version + 1 })
  expect(await found()).toEqual(['rollUps ha 2026-05: 参评人数 assessed 7 → 2'])
  await verify(stores, { ...look, mend: true })
  expect((await rollups.readRollup('ha', '2026-05'))?.rollup).toEqual(view.rollup)
})

test('a line of the table that says other than the result is found, and the sums made of it', async () => {
  const { tables, found, stores } = await closed()
  await change<Row>(tables, viewKeys.row('ls-zhuma', '2026-05', 'c-li'), row => ({
    ...row,
    grade: 'excellent',
  }))
  expect(await found()).toEqual([
    expect.stringMatching(/^rows c-li 2026-05: 等次 grade excellent → \w+$/),
    expect.stringMatching(/^rollUps ls-zhuma 2026-05: 优秀 excellent 0 → 1/),
    expect.stringMatching(/^rollUps ls 2026-05: 优秀 excellent 0 → 1/),
    expect.stringMatching(/^rollUps ha 2026-05: 优秀 excellent 0 → 1/),
  ])
  await verify(stores, { ...look, mend: true })
  expect(await found()).toEqual([])
})

test('a line of the register that says other than the roster is found and written anew', async () => {
  const { tables, found, stores } = await closed()
  const key = viewKeys.registerLine('ha', 'ls-zhuma', 'c-li')
  const item = await tables.views.get<RegisterLine>(key)
  if (!item) throw new Error('no such line')
  await tables.views.put({ ...item, value: { ...item.value, history: [] } })
  expect(await found()).toEqual([expect.stringMatching(/^register c-li : REGISTER#ha \{.+ → \{.+$/)])
  await verify(stores, { ...look, mend: true })
  expect([await found(), await tables.views.get(key)]).toEqual([[], item])
})

test('what no record explains is found and taken away', async () => {
  const { tables, found, stores, assessments } = await closed()
  const stranger = await assessments.readLatestRevision('c-li', '2026-05')
  if (!stranger) throw new Error('no result')
  await assessments.putRow({ ...stranger, orgId: 'ls', cadreId: 'c-li' })
  await tables.views.put({ ...viewKeys.facts('c-nobody', '2026-05'), version: 1, value: compressJson({}) })
  expect((await found()).slice(0, 2)).toEqual([
    'leftovers ORG#ls#2026-05 ROW#c-li : ROW there → –',
    'leftovers CADRE#c-nobody FACTS#2026-05 : FACTS there → –',
  ])
  await verify(stores, { ...look, mend: true })
  expect(await found()).toEqual([])
  expect(await assessments.listRows('ls', '2026-05')).toHaveLength(1)
})

test('a kind of item that nobody compares is told', async () => {
  const { tables, found } = await closed()
  await tables.views.put({ pk: 'NEW#1', sk: 'THING', value: 1 })
  expect(await found()).toEqual(['leftovers NEW#1 THING : unknown kind there → –'])
})

test('who is kept back is no difference; a note for whom all is in order is', async () => {
  const { keptBack, found, stores } = await closed()
  const note = {
    orgId: 'ls-zhuma',
    month: '2026-05',
    cadreId: 'c-li',
    runIds: [],
    at: '2026-06-20T00:00:00Z',
  }
  await keptBack.keepBack(note, 'internal')
  expect(await found()).toEqual([
    'results c-li 2026-05: 留待 kept back kept back → –',
    'rollUps ls-zhuma 2026-05: 留待 keptBack 0 → 1',
    'rollUps ls 2026-05: 留待 keptBack 0 → 1',
    'rollUps ha 2026-05: 留待 keptBack 0 → 1',
  ])
  await verify(stores, { ...look, mend: true })
  expect(await found()).toEqual([])
})

test('dropped views come out the same when they are rebuilt, and no result is touched', async () => {
  const { tables, stores, ask } = await closed()
  await ask(recordContact, { body: contactOn(20, '2026-05-13', ['y-6']) })
  await ask(recordVoid, { body: voiding(21, 1) })
  const viewsOf = async (items: Tables['views']) => {
    const all = await Array.fromAsync(items.scan<Uint8Array | { rollup: unknown }>())
    return all
      .filter(({ sk, value }) => /^(FACTS|ROW|ROLLUP)/.test(sk) && value !== null)
      .map(({ pk, sk, head, value }) => [
        `${pk} ${sk}`,
        head,
        value instanceof Uint8Array ? expandJson<{ facts?: unknown }>(value) : value,
      ])
      .sort()
  }
  const before = [await viewsOf(tables.views), await Array.fromAsync(tables.results.scan())]
  const dropped = { ...tables, views: memoryItems() }
  const rebuilt = { ...storesOn(dropped, stores.now), policies: stores.policies }
  expect(agrees(await verify(rebuilt, look))).toBe(false)
  const findings = await rebuild(rebuilt, look)
  expect(agrees(findings)).toBe(true)
  expect([await viewsOf(dropped.views), await Array.fromAsync(tables.results.scan())]).toEqual(before)
  expect(differences(await verify(rebuilt, look))).toEqual([])
})

test('what was found is told in words: who, which month, which number', async () => {
  const { rollups, stores } = await closed()
  const view = await rollups.readRollup('ls', '2026-05')
  if (!view) throw new Error('no roll-up')
  const rollup = { ...view.rollup, assessed: 7 }
  await rollups.writeRollup('ls', '2026-05', { ...view, rollup, version: view.version + 1 })
  const lines = await Array.fromAsync(tell(stores, await verify(stores, look)))
  expect(lines.slice(1)).toEqual([
    '汇总 roll-ups: 存 stored → 应 expected',
    '  共青团涟水县委 ls 2026-05: 参评人数 assessed 7 → 2',
    '有不符之处 some differ',
  ])
})
