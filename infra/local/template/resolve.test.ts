import { expect, test } from 'vitest'
import type { Json } from './json.ts'
import { resolve, type Scope } from './resolve.ts'

const scope: Scope = {
  ref: name => ({ Table: 'table-1', 'AWS::Region': 'local', Zones: ['a', 'b'] })[name],
  attribute: (id, attribute) => `${id}/${attribute}`,
  condition: name => name === 'Yes',
}

// Fn::Sub’s placeholders look like JavaScript’s.
const $ = '$'

const cases: [string, Json, Json][] = [
  ['plain values stay', { a: [1, true, null, 'x'] }, { a: [1, true, null, 'x'] }],
  ['Ref', { Ref: 'Table' }, 'table-1'],
  ['GetAtt, both forms', [{ 'Fn::GetAtt': ['Q', 'Arn'] }, { 'Fn::GetAtt': 'Q.Arn' }], ['Q/Arn', 'Q/Arn']],
  ['Join', { 'Fn::Join': ['-', [{ Ref: 'Table' }, 'x']] }, 'table-1-x'],
  ['Join over a list parameter', { 'Fn::Join': [',', { Ref: 'Zones' }] }, 'a,b'],
  ['Sub', { 'Fn::Sub': `${$}{AWS::Region}:${$}{Q.Arn}:${$}{!Table}` }, `local:Q/Arn:${$}{Table}`],
  ['Sub with variables', { 'Fn::Sub': [`${$}{x}-${$}{Table}`, { x: { Ref: 'Table' } }] }, 'table-1-table-1'],
  ['If', [{ 'Fn::If': ['Yes', 1, 2] }, { 'Fn::If': ['No', 1, { Ref: 'Table' }] }], [1, 'table-1']],
  [
    'NoValue takes its property along',
    { a: { Ref: 'AWS::NoValue' }, b: [{ 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }] },
    { b: [] },
  ],
  ['Equals, Not', { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'local'] }] }, false],
  [
    'a policy’s own Condition is no intrinsic',
    { Condition: { Bool: { 'aws:x': 'true' } } },
    { Condition: { Bool: { 'aws:x': 'true' } } },
  ],
]

test.each(cases)('%s', (_, expression, expected) => {
  expect(resolve(expression, scope, 'Thing')).toEqual(expected)
})

test.each<[Json, string]>([
  [{ 'Fn::Base64': 'x' }, 'Thing: Fn::Base64 is not supported'],
  [{ 'Fn::Not': ['x'] }, 'Thing: not a condition: "x"'],
  [{ Ref: 'Nothing' }, 'Thing: Ref to unknown "Nothing"'],
  [{ 'Fn::Join': ['-', 'x'] }, 'Thing: expected a list, found "x"'],
])('%j is an error that names the resource', (expression, message) => {
  expect(() => resolve(expression, scope, 'Thing')).toThrow(message)
})
