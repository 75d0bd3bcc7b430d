import { expect, test } from 'vitest'
import { eventContent } from '../index.ts'
import { recordedEvents, withheld } from './recorded.ts'

test.each(eventContent.options.map(option => [option.shape.type.value, option] as const))(
  'every field of a %s is either published or withheld, never both',
  (type, option) => {
    const open = Object.keys(recordedEvents[type].schema.shape)
    const undecided = Object.keys(option.shape).filter(
      field => open.includes(field) === withheld.includes(field),
    )
    expect(undecided).toEqual([])
  },
)

test('an event has the fields of its own type and no other', () => {
  const { contact, visit } = recordedEvents
  expect(Object.keys(contact.schema.shape).sort()).toEqual([
    'cadreId',
    'channel',
    'id',
    'month',
    'occurredAt',
    'programmes',
    'purpose',
    'recordedAt',
    'type',
    'youthIds',
  ])
  const { channel: _, ...without } = contact.example
  expect(contact.schema.safeParse(without).success).toBe(false)
  expect(visit.schema.safeParse(visit.example).success).toBe(true)
})
