import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../template/json.ts'
import { checkPattern, matches } from './pattern.ts'

const event = {
  source: 'baixin',
  'detail-type': 'contact',
  detail: {
    org: 'ha-01',
    month: '2026-11',
    score: 88.5,
    tags: ['a', 'b'],
    void: null,
    who: { role: 'cadre' },
    empty: [],
  },
} satisfies JsonObject

const cases: [string, JsonObject, boolean][] = [
  ['a value listed', { source: ['other', 'baixin'] }, true],
  ['no value listed', { source: ['other'] }, false],
  ['several fields, all of them', { source: ['baixin'], detail: { org: ['ha-02'] } }, false],
  ['a nested field', { detail: { who: { role: ['cadre'] } } }, true],
  ['one value of a list', { detail: { tags: ['b', 'x'] } }, true],
  ['null', { detail: { void: [null] } }, true],
  ['a number is no text', { detail: { score: ['88.5'] } }, false],
  ['prefix', { detail: { org: [{ prefix: 'ha-' }] } }, true],
  ['prefix in any case', { detail: { org: [{ prefix: { 'equals-ignore-case': 'HA-' } }] } }, true],
  ['suffix', { detail: { month: [{ suffix: '-12' }] } }, false],
  ['equals-ignore-case', { source: [{ 'equals-ignore-case': 'BaiXin' }] }, true],
  ['wildcard', { detail: { month: [{ wildcard: '20*-1*' }] } }, true],
  ['wildcard takes dots literally', { source: [{ wildcard: 'b.*' }] }, false],
  ['wildcard with an escaped star', { source: [{ wildcard: 'bai\\*' }] }, false],
  ['anything-but one', { source: [{ 'anything-but': 'baixin' }] }, false],
  ['anything-but a list', { source: [{ 'anything-but': ['x', 'y'] }] }, true],
  ['anything-but a prefix', { detail: { org: [{ 'anything-but': { prefix: 'ha' } }] } }, false],
  ['anything-but suffixes', { detail: { org: [{ 'anything-but': { suffix: ['-02', '-03'] } }] } }, true],
  ['anything-but of an absent field', { detail: { none: [{ 'anything-but': 'x' }] } }, false],
  ['numeric range', { detail: { score: [{ numeric: ['>', 60, '<=', 88.5] }] } }, true],
  ['numeric outside', { detail: { score: [{ numeric: ['=', 88] }] } }, false],
  ['exists', { detail: { org: [{ exists: true }] } }, true],
  ['exists is about leaves', { detail: { who: [{ exists: true }] } }, false],
  ['does not exist', { detail: { none: [{ exists: false }] } }, true],
  ['does not exist below what does not exist', { detail: { none: { deeper: [{ exists: false }] } } }, true],
  ['an empty list has no value', { detail: { empty: [{ exists: true }] } }, false],
  ['$or, one of them', { $or: [{ source: ['x'] }, { detail: { org: [{ prefix: 'ha' }] } }] }, true],
  [
    '$or, none, beside a field',
    { source: ['baixin'], detail: { $or: [{ org: ['x'] }, { month: ['x'] }] } },
    false,
  ],
]

test.each(cases)('%s', (_, pattern, expected) => {
  expect(matches(pattern, event)).toBe(expected)
})

describe('patterns that cannot be honoured are refused beforehand', () => {
  test.each<[JsonObject]>([
    [{ source: [{ cidr: '10.0.0.0/8' }] }],
    [{ source: 'baixin' }],
    [{ source: [] }],
    [{ detail: { a: [{ prefix: 'x', suffix: 'y' }] } }],
    [{ detail: { a: [{ 'anything-but': { numeric: ['=', 1] } }] } }],
    [{ $or: [{ source: [{ sounds: 'like' }] }] }],
  ])('%j', pattern => {
    expect(() => checkPattern(pattern)).toThrow(/^pattern: /)
  })
})
