import { describe, expect, test } from 'vitest'
import { rosterExamples } from '../../events/roster.ts'
import { rosterChange } from './roster-change.ts'

const { cadre } = rosterExamples
const at = '2026-06-01T00:00:00.000Z'
const held = { ...cadre, effectiveFrom: '2026-03-01' }
const link = { youthId: 'y-0001', baseId: 'b-1', field: 'rural', since: '2026-02-01' }

/** From when on a change matters. */
const matters = (before: object | undefined, after: object, sk = 'AUDIT#00000002') =>
  rosterChange('CADRE#c-wang', sk, { at, before, after }).from

test('an erasure matters to no result', () => {
  const value = { at, change: 'erased', after: {} }
  expect(rosterChange('CADRE#c-wang', 'AUDIT#00000003', value)).toEqual({
    type: 'rosterChanged',
    id: 'CADRE#c-wang#AUDIT#00000003',
    at,
    subject: 'cadre',
    subjectId: 'c-wang',
  })
})

test.each([
  ['a new cadre: from its first day on', undefined, cadre, '2026-01-01'],
  [
    'another category from a date on',
    held,
    { ...held, category: 'seconded', effectiveFrom: '2026-05-15' },
    '2026-05-15',
  ],
  ['another category from the same date on', held, { ...held, category: 'seconded' }, '2026-03-01'],
  ['another category from today on', held, { ...cadre, category: 'seconded' }, '2026-06-01'],
  ['an account less from the same date on', held, { ...held, accounts: [] }, '2026-03-01'],
  ['an earlier first day', held, { ...held, serviceFrom: '2025-09-01' }, '2025-09-01'],
  ['a last day', held, { ...held, serviceUntil: '2026-05-01' }, '2026-05-01'],
  ['an entry before the first', held, { ...held, effectiveFrom: '2026-02-01' }, '2026-02-01'],
  [
    'another leave',
    { ...held, leaves: [{ since: '2026-02-01', until: '2026-02-10' }] },
    {
      ...held,
      leaves: [
        { since: '2026-02-01', until: '2026-02-10' },
        { since: '2026-04-07', until: '2026-04-08' },
      ],
    },
    '2026-04-07',
  ],
])('%s', (_, before, after, from) => {
  expect(matters(before, after)).toBe(from)
})

test.each([
  ['a new link', undefined, link, '2026-02-01'],
  ['its end', link, { ...link, until: '2026-05-12' }, '2026-05-12'],
  ['an earlier end', { ...link, until: '2026-05-12' }, { ...link, until: '2026-04-02' }, '2026-04-02'],
  ['no end after all', { ...link, until: '2026-05-12' }, link, '2026-05-12'],
  ['another base from its beginning', link, { ...link, baseId: 'b-2' }, '2026-02-01'],
  ['another field and an end', link, { ...link, field: 'student', until: '2026-05-12' }, '2026-02-01'],
])('%s', (_, before, after, from) => {
  expect(matters(before, after, 'AUDIT#LINK#y-0001#00000002')).toBe(from)
})

describe('what no result depends on matters from no day on', () => {
  test.each([
    ['another phone', { ...held, mobile: '13900000009' }],
    ['another post', { ...held, post: '书记', effectiveFrom: '2026-04-01' }],
    [
      'another planned day of the first visit',
      { ...held, bases: held.bases.map(base => ({ ...base, plannedOn: '2026-01-09' })) },
    ],
  ])('of a cadre: %s', (_, after) => {
    const change = rosterChange('CADRE#c-wang', 'AUDIT#00000002', { at, before: held, after })
    expect(change).not.toHaveProperty('from')
    expect(change).not.toHaveProperty('changed')
  })

  test('of a base: its name', () => {
    const { base } = rosterExamples
    const change = rosterChange('BASE#b-1', 'AUDIT#00000002', {
      at,
      before: base,
      after: { ...base, name: '新' },
    })
    expect(change).not.toHaveProperty('from')
  })
})

describe('an org', () => {
  const { org } = rosterExamples
  const changeOf = (after: object) => rosterChange('ORG#ls', 'AUDIT#00000002', { at, before: org, after })

  test.each([undefined, '2026-04-01'])(
    'is new for all days, also where it is put from a day on: %s',
    effectiveFrom => {
      const after = { ...org, ...(effectiveFrom && { effectiveFrom }) }
      expect(rosterChange('ORG#ls', 'AUDIT#00000001', { at, after })).toMatchObject({
        from: '1900-01-01',
        parents: ['ha'],
      })
    },
  )

  test('of another region matters from the day on which it is so', () => {
    expect(changeOf({ ...org, region: '淮安区', effectiveFrom: '2026-04-01' })).toMatchObject({
      subject: 'org',
      subjectId: 'ls',
      changed: ['region'],
      from: '2026-04-01',
    })
  })

  test('that moved says where it lay and lies', () => {
    expect(changeOf({ ...org, parentId: 'hb' })).toMatchObject({
      changed: ['parentId'],
      from: '2026-06-01',
      parents: ['ha', 'hb'],
    })
  })

  test.each([
    ['without a date', undefined],
    ['from a day before it', '2026-05-01'],
  ])('that was only to come, corrected %s, matters from the beginning', (_, effectiveFrom) => {
    const before = { ...org, effectiveFrom: '2026-07-01' }
    const after = { ...org, region: '淮安区', ...(effectiveFrom && { effectiveFrom }) }
    expect(rosterChange('ORG#ls', 'AUDIT#00000002', { at, before, after })).toMatchObject({
      changed: ['region'],
      from: '1900-01-01',
    })
  })

  test('of another name matters to nobody', () => {
    expect(changeOf({ ...org, name: '共青团淮安区委' })).not.toHaveProperty('from')
  })
})
