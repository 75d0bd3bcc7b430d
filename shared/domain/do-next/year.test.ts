import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../../events/index.ts'
import { contact, visit } from '../testing/events.ts'
import { world, youths } from '../testing/world.ts'
import { find, listOf, on } from './testing.ts'

describe('the year, the quarter and the summer', () => {
  const met = (n: number) => contact(1, '2026-02-02', { channel: 'faceToFace', youthIds: youths(n) })
  const partTime = (asOf: string, ...events: RecordedEvent[]) =>
    find(listOf(world(events), asOf), 'faceToFace')

  it('paces meetings by k: behind it the month’s end, ahead of it the month that asks for more', () => {
    // Q = 10 in May: ceil(10 · 5 / 12) = 5.
    expect(partTime('2026-05-20', met(3))).toMatchObject({
      deadline: '2026-05-31',
      details: { youths: 7, still: 2 },
      youthIds: ['y-10', 'y-4', 'y-5', 'y-6', 'y-7', 'y-8', 'y-9'],
    })
    expect(partTime('2026-05-20', met(5))).toMatchObject({ deadline: '2026-07-31' })
    expect(partTime('2026-05-20', met(9))).toMatchObject({
      deadline: '2026-11-30',
      youthIds: ['y-10'],
    })
    expect(partTime('2026-05-20', met(10))).toBeUndefined()
  })

  it('asks for a theme day by the half-year', () => {
    expect(on('2026-05-20', 'themeDay')).toMatchObject({
      deadline: '2026-06-30',
      details: { short: 1 },
    })
    const held = visit(1, '2026-03-04', { activity: 'themeDay' })
    expect(on('2026-05-20', 'themeDay', held)).toMatchObject({ deadline: '2026-12-31' })
    const twice = [held, visit(2, '2026-04-01', { activity: 'themeDay' })]
    expect(on('2026-05-20', 'themeDay', ...twice)).toBeUndefined()
  })

  it('asks for an activity of the quarter', () => {
    expect(on('2026-05-20', 'quarterActivity')).toMatchObject({
      deadline: '2026-06-30',
      details: { youths: 5 },
    })
    const held = visit(1, '2026-04-15', { activity: 'groupActivity', youthIds: youths(5) })
    expect(on('2026-05-20', 'quarterActivity', held)).toBeUndefined()
  })

  it('asks for a survey in July and August only', () => {
    expect(on('2026-06-30', 'campaign')).toBeUndefined()
    expect(on('2026-07-01', 'campaign')).toMatchObject({ deadline: '2026-08-31' })
    expect(on('2026-08-02', 'campaign', visit(1, '2026-07-20', { activity: 'survey' }))).toBeUndefined()
    expect(on('2026-08-31', 'campaign')?.deadline).toBe('2026-08-31')
  })
})
