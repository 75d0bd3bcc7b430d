import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demandRef, eventId } from '../../../events/envelope.ts'
import { aliasesWith } from './aliases.ts'

const aliases = aliasesWith('secret')
const ids = fc.oneof(fc.uuid(), fc.ulid())

test('every id has an alias of its own that leads back to it, and looks like none', () => {
  fc.assert(
    fc.property(ids, id => {
      const alias = aliases.aliasOf(id)
      expect(aliases.resolve(alias)).toBe(id)
      expect(aliases.resolve(id)).toBe(id)
      expect(eventId.safeParse(alias).success).toBe(false)
      expect(demandRef.parse(alias.toLowerCase())).toBe(alias)
      expect(demandRef.parse(id)).toBe(id)
    }),
  )
})

test('an alias says nothing without the secret', () => {
  const [one, next] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
  expect(aliases.aliasOf(one)).toBe('W1S4BQPQG1JZHAWT7VGKFHC437')
  expect(aliases.aliasOf(next).slice(0, 3)).not.toBe(aliases.aliasOf(one).slice(0, 3))
  expect(aliasesWith('another').aliasOf(one)).not.toBe(aliases.aliasOf(one))
})
