import { beforeEach, expect, it } from 'vitest'
import { noDimensions } from '../../../domain/assessment/score.ts'
import { huaian2016 } from '../../../domain/policy/huaian-2016.ts'
import { type Measured, noChanges } from '../../../domain/policy/rehearsal.ts'
import { placeOfMoved, type Rehearsal, type Rehearsals, type RehearsedCadre } from '../../rehearsals.ts'

const rehearsal: Rehearsal = {
  rehearsalId: 'r-1',
  policy: huaian2016,
  months: ['2026-04', '2026-05'],
  orgId: 'ls',
  startedAt: '2026-06-20T04:00:00.000Z',
}
const by = (grade: Measured['grade'], total: number): Measured => ({
  dimensions: noDimensions(),
  total,
  grade,
})
const cadre = (cadreId: string, month: string, after: Measured) => ({
  ...{ cadreId, month, orgId: 'ls', name: '李华', standing: 1 },
  rehearsed: { before: by('good', 72), after },
})

/** What rehearsals do on the items that `open` gives, at the moment that `now` tells. */
export function rehearsalsContract(open: (now: () => Date) => Promise<Rehearsals>): void {
  let now: Date
  let rehearsals: Rehearsals
  beforeEach(async () => {
    now = new Date('2026-06-20T05:00:00.000Z')
    rehearsals = await open(() => now)
    await rehearsals.createRehearsal(rehearsal)
  })

  it('forgets a rehearsal a day after it began', async () => {
    expect(await rehearsals.readRehearsal('r-1')).toEqual(rehearsal)
    now = new Date('2026-06-21T04:00:00.000Z')
    expect(await rehearsals.readRehearsal('r-1')).toBeUndefined()
  })

  it('keeps an org done that is planned once more', async () => {
    const org = { month: '2026-05', orgId: 'ls', cadres: 2, children: 0 }
    await rehearsals.planOrg(rehearsal, org)
    await rehearsals.planOrg(rehearsal, { ...org, cadres: 3 })
    expect(await rehearsals.readOrg(rehearsal, '2026-05', 'ls')).toEqual({ ...org, cadres: 3 })
    await rehearsals.completeOrg(rehearsal, org, 1)
    await rehearsals.planOrg(rehearsal, org)
    expect(await rehearsals.listOrgs(rehearsal)).toEqual([{ ...org, done: { keptBack: 1 } }])
  })

  it('lists whom the draft moves, those that lose a grade first, from a place on', async () => {
    const [rises, falls, stays, scores]: [RehearsedCadre, RehearsedCadre, RehearsedCadre, RehearsedCadre] = [
      cadre('c-a', '2026-04', by('excellent', 86)),
      cadre('c-b', '2026-05', by('pass', 66)),
      cadre('c-c', '2026-05', by('good', 72)),
      cadre('c-d', '2026-05', by('good', 73)),
    ]
    for (const each of [rises, falls, stays, scores, rises]) await rehearsals.putCadre(rehearsal, each)
    expect(await rehearsals.listMoved(rehearsal, { limit: 9 })).toEqual([falls, rises, scores])
    expect(await rehearsals.listMoved(rehearsal, { limit: 1 })).toEqual([falls])
    const after = placeOfMoved(falls as Parameters<typeof placeOfMoved>[0])
    expect(await rehearsals.listMoved(rehearsal, { limit: 1, after })).toEqual([rises])
    expect(await rehearsals.listMoved(rehearsal, { limit: 9, move: 'score' })).toEqual([scores])
    expect(await rehearsals.listCadreIds(rehearsal, '2026-05', 'ls')).toEqual(['c-b', 'c-c', 'c-d'])
    expect(await rehearsals.listCadres(rehearsal, '2026-04', 'ls')).toEqual([rises])
  })

  it('lists who could not be assessed', async () => {
    const kept = { month: '2026-05', orgId: 'ls', cadreId: 'c-x', reason: 'internal' } as const
    await rehearsals.putCadre(rehearsal, kept)
    expect(await rehearsals.listKeptBack(rehearsal, 9)).toEqual([kept])
    expect(await rehearsals.listMoved(rehearsal, { limit: 9 })).toEqual([])
  })

  it('has an org’s parts, its own cadres first, and the months as a whole', async () => {
    const part = (month: string, orgId: string) => ({
      ...{ month, orgId, name: orgId, cadres: 1, keptBack: 0, standing: 1, changes: noChanges() },
    })
    await rehearsals.putPart(rehearsal, 'ls', 'ls-gg', part('2026-05', 'ls-gg'))
    await rehearsals.putPart(rehearsal, 'ls', undefined, part('2026-05', 'ls'))
    await rehearsals.putPart(rehearsal, 'ls', undefined, part('2026-04', 'ls'))
    await rehearsals.putPart(rehearsal, 'ls-gg', undefined, part('2026-05', 'ls-gg'))
    const [april, own, below] = [part('2026-04', 'ls'), part('2026-05', 'ls'), part('2026-05', 'ls-gg')]
    expect(await rehearsals.listParts(rehearsal, 'ls', '2026-05')).toEqual([own, below])
    expect(await rehearsals.listParts(rehearsal, 'ls')).toEqual([april, own, below])
    await rehearsals.putWhole(rehearsal, own)
    await rehearsals.putWhole(rehearsal, april)
    expect(await rehearsals.listWholes(rehearsal)).toEqual([april, own])
  })
}
