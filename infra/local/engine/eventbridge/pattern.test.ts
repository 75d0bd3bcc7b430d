import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../template/json.ts'
import { compilePattern } from './pattern.ts'

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
    steps: [
      { by: 'a', ok: false },
      { by: 'b', ok: true },
    ],
    path: 'c:\\d',
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
  [
    '$or: within it a field stands in for the one before',
    { source: ['x'], $or: [{ source: ['baixin'] }, { id: ['y'] }] },
    true,
  ],
  [
    '$or: the field behind it stands in for those within',
    { $or: [{ source: ['x'] }, { source: ['y'] }], source: ['baixin'] },
    true,
  ],
  [
    '$or twice, each of them',
    { $or: [{ source: ['baixin'] }, { id: ['y'] }], detail: { $or: [{ org: ['x'] }, { month: ['x'] }] } },
    false,
  ],
  [
    'anything-but in any case',
    { source: [{ 'anything-but': { 'equals-ignore-case': ['x', 'BAIXIN'] } }] },
    false,
  ],
  ['anything-but a wildcard', { source: [{ 'anything-but': { wildcard: 'b*n' } }] }, false],
  ['anything-but numbers', { detail: { score: [{ 'anything-but': [1, 88.5] }] } }, false],
  ['exactly', { source: [{ exactly: 'baixin' }] }, true],
  ['one element of a list has all', { detail: { steps: { by: ['a'], ok: [true] } } }, false],
  ['an open range', { detail: { score: [{ numeric: ['>=', 88.5] }] } }, true],
  ['wildcard with an escaped backslash', { detail: { path: [{ wildcard: 'c:\\\\*' }] } }, true],
]

test.each(cases)('%s', (_, pattern, expected) => {
  expect(compilePattern(pattern)(event)).toBe(expected)
})

describe('patterns that cannot be honoured are refused beforehand', () => {
  test.each<[JsonObject]>([
    [{ source: [{ cidr: '10.0.0.0/8' }] }],
    [{ source: 'baixin' }],
    [{ source: [] }],
    [{ detail: { a: [{ prefix: 'x', suffix: 'y' }] } }],
    [{ detail: { a: [{ 'anything-but': { numeric: ['=', 1] } }] } }],
    [{ $or: [{ source: [{ sounds: 'like' }] }, { source: ['x'] }] }],
    [{ a: [{ 'anything-but': { prefix: '' } }] }],
    [{ a: [{ 'anything-but': { suffix: ['x', ''] } }] }],
    [{ a: [{ 'anything-but': [true] }] }],
    [{ a: [{ 'anything-but': null }] }],
    [{ a: [{ 'anything-but': [] }] }],
    [{ a: [{ 'anything-but': ['x', 1] }] }],
    [{ a: [{ 'anything-but': { wildcard: '**' } }] }],
    [{ a: [{ 'anything-but': { 'equals-ignore-case': 1 } }] }],
    [{ a: [{ exists: 'yes' }] }],
    [{ a: [{ prefix: 1 }] }],
    [{ a: [{ prefix: { wildcard: 'x' } }] }],
    [{ a: [{ wildcard: 'a**' }] }],
    [{ a: [{ wildcard: 'a\\n' }] }],
    [{ a: [{ numeric: ['=', '1'] }] }],
    [{ a: [{ numeric: ['<', 1, '>', 0] }] }],
    [{ a: [{ numeric: ['>', 2, '<', 1] }] }],
    [{ a: [{ numeric: ['>', 6e9] }] }],
    [{ a: [{ numeric: [] }] }],
    [{ a: [['nested']] }],
    [{ a: {} }],
    [{}],
    [{ $or: [{ a: ['x'] }] }],
    [{ $or: { a: ['x'] } }],
    [{ $or: [{ a: ['x'] }, 'y'] }],
    [{ $or: [{ a: ['x'] }, { prefix: ['y'] }] }],
  ])('%j', pattern => {
    expect(() => compilePattern(pattern)).toThrow(/^pattern: /)
  })
})
