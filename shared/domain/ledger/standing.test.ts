import { describe, expect, it } from 'vitest'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { contact, feedback, id, visit, voiding } from '../testing/events.ts'
import { resolveConfirmations, unresolved } from './confirmations.ts'
import { fold } from './fold.ts'
import { isTooFarAhead, partitionMonth, standing } from './standing.ts'

const zone = 'Asia/Shanghai'

describe('the ledger', () => {
  it('keeps an event in its local month, and a void in that of the event it names', () => {
    expect(partitionMonth(contact(1, '2026-05-31', { occurredAt: '2026-05-31T16:00:00Z' }), zone)).toBe(
      '2026-06',
    )
    expect(partitionMonth(voiding(2, '2026-06-05', 1, { month: '2026-05' }), zone)).toBe('2026-05')
  })

  it.each([
    ['2026-05-20T12:05:00+08:00', false],
    ['2026-05-20T04:05:00.000Z', false],
    ['2026-05-20T12:05:00.001+08:00', true],
    ['2026-05-20T12:05:00.0000001+08:00', true],
    ['2026-05-19T12:00:00+08:00', false],
  ])('recorded at noon, %s is too far ahead: %s', (occurredAt, refused) => {
    expect(isTooFarAhead(huaian2016, occurredAt, '2026-05-20T12:00:00+08:00')).toBe(refused)
  })

  it('lets the same one stand, whichever comes first, should two share an id', () => {
    const [one, other] = [contact(1, '2026-05-03'), contact(1, '2026-05-04')]
    expect(standing([one, other], zone)).toEqual([one])
    expect(standing([other, one], zone)).toEqual([one])
    const spelt = { ...one, note: 'b' }
    expect(standing([spelt, one], zone)).toEqual(standing([one, spelt], zone))
  })
})

describe('confirmations across months', () => {
  const may = fold(
    [
      feedback(10, '2026-05-02', { confirms: id(1) }),
      feedback(11, '2026-05-03', { confirms: id(2), youthId: 'y-2' }),
      feedback(12, '2026-05-04', { confirms: id(3) }),
      feedback(13, '2026-05-05', { confirms: id(4) }),
    ],
    '2026-05',
    zone,
  )
  const april = [
    contact(1, '2026-04-29'),
    visit(2, '2026-04-30', { youthIds: ['y-1'] }),
    contact(3, '2026-04-28'),
    voiding(5, '2026-05-09', 3, { month: '2026-04' }),
  ]

  it('are awaited by event id', () => {
    expect(unresolved(may).map(({ eventId, on }) => [eventId, on])).toEqual([
      [id(1), '2026-05-02'],
      [id(3), '2026-05-04'],
      [id(4), '2026-05-05'],
      [id(2), '2026-05-03'],
    ])
  })

  it('count for what stands and lists the youth, and leave the rest for other months', () => {
    const found = resolveConfirmations(unresolved(may), april, zone)
    expect(found.confirmations).toEqual([{ youthId: 'y-1', on: '2026-05-02', contactOn: '2026-04-29' }])
    // Nothing nearer shadows what is meant: it may lie further back.
    expect(found.awaited.map(({ eventId }) => eventId)).toEqual([id(3), id(4), id(2)])
    const march = [contact(3, '2026-03-28'), visit(2, '2026-03-30', { youthIds: ['y-2'] })]
    expect(resolveConfirmations(found.awaited, march, zone)).toEqual({
      confirmations: [
        { youthId: 'y-1', on: '2026-05-04', contactOn: '2026-03-28' },
        { youthId: 'y-2', on: '2026-05-03', contactOn: '2026-03-30' },
      ],
      awaited: [{ youthId: 'y-1', on: '2026-05-05', eventId: id(4) }],
    })
  })
})
