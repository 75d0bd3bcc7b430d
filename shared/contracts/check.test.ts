import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { contact, contactExample } from '../../events/contact.ts'
import { date, eventId, instant, month } from '../../events/envelope.ts'
import { cadre, rosterExamples } from '../../events/roster.ts'
import { visit, visitExample } from '../../events/visit.ts'
import { check } from './check.ts'
import { Problem } from './problem.ts'

/** What is wrong with a value: path, code and words of each field. */
function wrong(schema: z.ZodType, value: unknown, prefix?: PropertyKey[]): string[][] {
  try {
    check(schema, value, prefix)
    return []
  } catch (error) {
    const { code, errors = [] } = (error as Problem).toDocument()
    expect(code).toBe('invalid_request')
    return errors.map(({ path, code: field, message }) => [path, field, message])
  }
}

const { channel: _, ...noChannel } = contactExample

describe('each field at fault has its path, a stable code, and words', () => {
  test.each<[string, z.ZodType, unknown, string[][]]>([
    ['missing', contact, noChannel, [['channel', 'required', 'is missing']]],
    ['missing, with words of its own', date, undefined, [['', 'required', 'is missing']]],
    ['a union that is missing', z.object({ id: eventId }), {}, [['id', 'required', 'is missing']]],
    ['null is not missing', z.object({ id: z.string() }), { id: null }, [['id', 'wrong_type', 'a text']]],
    ['another type', contact, { ...contactExample, note: 7 }, [['note', 'wrong_type', 'a text']]],
    ['a body that is a list', contact, [], [['', 'wrong_type', 'an object']]],
    [
      'too few items',
      contact,
      { ...contactExample, youthIds: [] },
      [['youthIds', 'too_short', 'at least 1 item']],
    ],
    [
      'an item twice',
      contact,
      { ...contactExample, youthIds: ['y-1', 'y-1'] },
      [['youthIds', 'not_unique', 'each youth once']],
    ],
    [
      'too long a text',
      contact,
      { ...contactExample, note: '字'.repeat(501) },
      [['note', 'too_long', '0–500 characters']],
    ],
    [
      'a control character',
      contact,
      { ...contactExample, note: '\0' },
      [['note', 'bad_format', 'no control characters']],
    ],
    ['too short a text', z.string().min(2), '字', [['', 'too_short', 'at least 2 characters']]],
    ['too small', z.int().min(1), 0, [['', 'too_small', 'at least 1']]],
    ['too big', z.int().max(5), 6, [['', 'too_big', 'at most 5']]],
    ['no whole number', z.int(), 3.5, [['', 'wrong_type', 'a whole number']]],
    ['a choice', z.enum(['a', 'b']), 'c', [['', 'not_allowed', 'one of a, b']]],
    ['a month', month, '2026-13', [['', 'bad_format', 'a month such as 2026-05']]],
    ['an id', eventId, 'one', [['', 'bad_format', 'a UUID or a ULID']]],
    [
      'an instant without offset',
      instant,
      '2026-05-20T09:30:00',
      [['', 'bad_format', 'an ISO 8601 instant with an offset, such as 2026-05-20T09:30:00+08:00']],
    ],
    ['a date of long ago', date, '0026-01-01', [['', 'too_small', 'not before the year 1900']]],
    [
      'two dates in the wrong order',
      cadre,
      { ...rosterExamples.cadre, serviceUntil: '2025-12-31' },
      [['serviceUntil', 'too_small', 'not before serviceFrom']],
    ],
    [
      'what another field asks for',
      visit,
      { ...visitExample, baseId: undefined },
      [['baseId', 'required', 'required unless the activity is groupActivity or openDay']],
    ],
    [
      'a variant that is not there',
      z.discriminatedUnion('type', [contact]),
      { type: 'phone' },
      [['type', 'not_allowed', 'one of contact']],
    ],
    [
      'unknown fields, one by one',
      z.object({ at: z.strictObject({}) }),
      { at: { x: 1, y: 2 } },
      [
        ['at.x', 'unknown_field', 'unknown field'],
        ['at.y', 'unknown_field', 'unknown field'],
      ],
    ],
  ])('%s', (_name, schema, value, errors) => {
    expect(wrong(schema, value)).toEqual(errors)
  })
})

test('paths begin where the value stands', () => {
  expect(wrong(z.int(), 'x', ['events', 3])).toEqual([['events.3', 'wrong_type', 'a number']])
})

test('what offends against a type and a bound in the same words is told once', () => {
  expect(wrong(z.int().max(Number.MAX_SAFE_INTEGER), 1e20)).toEqual([
    ['', 'too_big', 'at most 9007199254740991'],
  ])
})

test('of very many faults the first fifty are named', () => {
  expect(wrong(z.array(z.int()), new Array(60).fill('x'))).toHaveLength(50)
})

test.each([
  ['unknown_base', 'not_found'],
  ['id_reused', 'conflict'],
  ['occurred_in_future', 'too_big'],
  ['too_large', 'too_long'],
  ['unsupported_media_type', 'not_allowed'],
] as const)('a %s says of its field: %s', (code, field) => {
  expect(Problem.at(code, 'x').errors?.[0]?.code).toBe(field)
})
