import { beforeEach, expect, it } from 'vitest'
import type { Objection, ObjectionAnswer, Objections } from '../../objections.ts'

const objection = (id: string, more: Partial<Objection> = {}): Objection => ({
  id,
  cadreId: 'c-li',
  month: '2026-05',
  orgId: 'ls',
  indicator: 'monthlyReach',
  text: '5月13日走访了3名青年',
  eventIds: ['e-1'],
  by: 'u-li',
  at: '2026-06-03T01:00:00.000Z',
  ...more,
})

const answer = (decision: ObjectionAnswer['decision']): ObjectionAnswer => ({
  decision,
  reason: '已核实',
  by: 'u-assessor',
  at: '2026-06-05T01:00:00.000Z',
})

/** What every store of objections does; `open` gives an empty one. */
export function objectionsContract(open: () => Promise<Objections>): void {
  let objections: Objections
  beforeEach(async () => {
    objections = await open()
  })

  it('keeps the first of an id', async () => {
    const first = objection('o-1')
    expect(await objections.addObjection(first)).toEqual({ first, added: true })
    const other = objection('o-1', { text: '另一件事' })
    expect(await objections.addObjection(other)).toEqual({ first, added: false })
    expect(await objections.readObjection('c-li', '2026-05', 'o-1')).toEqual(first)
    expect(await objections.readObjection('c-li', '2026-06', 'o-1')).toBeUndefined()
  })

  it('lists those to a cadre’s month, the first one first', async () => {
    const [late, early] = [objection('o-1'), objection('o-2', { at: '2026-06-02T01:00:00.000Z' })]
    await objections.addObjection(late)
    await objections.addObjection(early)
    await objections.addObjection(objection('o-3', { cadreId: 'c-wang' }))
    expect(await objections.listObjections('c-li', '2026-05')).toEqual([early, late])
  })

  it('keeps the first answer', async () => {
    const of = objection('o-1')
    expect(await objections.answerObjection(of, answer('upheld'))).toBeUndefined()
    await objections.addObjection(of)
    const answered = { ...of, answer: answer('upheld') }
    expect(await objections.answerObjection(of, answer('upheld'))).toEqual({
      objection: answered,
      added: true,
    })
    expect(await objections.answerObjection(of, answer('dismissed'))).toEqual({
      objection: answered,
      added: false,
    })
    expect(await objections.readObjection('c-li', '2026-05', 'o-1')).toEqual(answered)
  })

  it('has those that are open follow the cadre, month by month', async () => {
    for (const each of [objection('o-1'), objection('o-2'), objection('o-3', { month: '2026-04' })])
      await objections.addObjection(each)
    await objections.answerObjection(objection('o-2'), answer('upheld'))
    for (const _ of 'twice')
      await objections.moveOpenObjections('c-li', async month => (month === '2026-05' ? 'xy' : undefined))
    expect(await objections.listOpenObjections('2026-05')).toEqual([
      { id: 'o-1', cadreId: 'c-li', orgId: 'xy' },
    ])
    expect(await objections.readObjection('c-li', '2026-05', 'o-1')).toEqual(
      objection('o-1', { orgId: 'xy' }),
    )
    expect((await objections.readObjection('c-li', '2026-05', 'o-2'))?.orgId).toBe('ls')
    expect(await objections.listOpenObjections('2026-04')).toEqual([
      { id: 'o-3', cadreId: 'c-li', orgId: 'ls' },
    ])
    await objections.answerObjection(objection('o-1'), answer('upheld'))
    expect(await objections.listOpenObjections('2026-05')).toEqual([])
  })

  it('has them lie where the cadre is in the end, though it moves again meanwhile', async () => {
    await objections.addObjection(objection('o-1'))
    let org = 'xy'
    const slow = async () => {
      const found = org
      if (org === 'xy') {
        org = 'hz'
        await objections.moveOpenObjections('c-li', async () => org)
      }
      return found
    }
    await objections.moveOpenObjections('c-li', slow)
    expect(await objections.listOpenObjections('2026-05')).toEqual([
      { id: 'o-1', cadreId: 'c-li', orgId: 'hz' },
    ])
  })

  it('knows which of a month are open', async () => {
    await objections.addObjection(objection('o-1'))
    await objections.addObjection(objection('o-2', { cadreId: 'c-wang', orgId: 'xy' }))
    await objections.addObjection(objection('o-3', { month: '2026-06' }))
    await objections.answerObjection(objection('o-1'), answer('dismissed'))
    // What is sent again opens nothing again.
    await objections.addObjection(objection('o-1'))
    expect(await objections.listOpenObjections('2026-05')).toEqual([
      { id: 'o-2', cadreId: 'c-wang', orgId: 'xy' },
    ])
  })
}
