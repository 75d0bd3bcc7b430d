import { expect, test } from 'vitest'
import { fold } from '../ledger/fold.ts'
import { contact, demand, feedback, id, step, visit, voiding } from '../testing/events.ts'
import { eventsOfYouth, withoutTexts } from './without-texts.ts'

const month = [
  contact(1, '2026-05-02', { note: '聊了毕业去向' }),
  visit(2, '2026-05-03', { youthIds: ['y-1', 'y-2'], note: '小组活动' }),
  feedback(3, '2026-05-04', { comment: '很好', demand: { category: 'difficulty', text: '租房押金' } }),
  step(4, '2026-05-05', 'respond', 3),
  step(5, '2026-05-06', 'escalate', 3),
  step(6, '2026-05-07', 'reopen', 3),
  demand(7, '2026-05-08'),
  voiding(8, '2026-05-09', 1),
  contact(9, '2026-05-10', { youthIds: ['y-2'], note: '别的青年' }),
  demand(10, '2026-05-11', { youthId: 'y-2' }),
  step(11, '2026-05-12', 'resolve', 10),
]

test('of a youth are the events that name it, steps of its demands, and voids of either', () => {
  expect(eventsOfYouth(month, 'y-1').map(event => event.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(id))
})

test('no text stays, and whatever else an event says does', () => {
  const said = JSON.stringify(month.map(event => withoutTexts(event, '已删')))
  for (const text of ['毕业', '小组', '很好', '租房', '…', '求职', '误录', '别的'])
    expect(said).not.toContain(text)
  expect(withoutTexts(month[2] as (typeof month)[number], '已删')).toEqual(
    feedback(3, '2026-05-04', { demand: { category: 'difficulty', text: '已删' } }),
  )
})

test('the month counts as it did, to the byte', () => {
  const bare = month.map(event => withoutTexts(event, '已删'))
  expect(fold(bare, '2026-05', 'Asia/Shanghai')).toEqual(fold(month, '2026-05', 'Asia/Shanghai'))
})
