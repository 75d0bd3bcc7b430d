import { expect, test } from 'vitest'
import { eventContent } from '../../../events/index.ts'
import { published, withheld } from './published.ts'

test('every field of every recorded event is either published or withheld, never both', () => {
  const recorded = eventContent.options.flatMap(option => Object.keys(option.shape))
  const open = Object.keys(published.shape)
  const undecided = recorded.filter(field => open.includes(field) === withheld.includes(field))
  expect(undecided).toEqual([])
})
