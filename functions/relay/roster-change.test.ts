import { expect, test } from 'vitest'
import { rosterExamples } from '../../events/roster.ts'
import { rosterChange } from './roster-change.ts'

const { cadre } = rosterExamples
const held = { ...cadre, effectiveFrom: '2026-03-01' }
const link = { youthId: 'y-0001', baseId: 'b-1', field: 'rural', since: '2026-02-01' }

/** From when on a change matters. */
const matters = (before: object | undefined, after: object, sk = 'AUDIT#00000002') =>
  rosterChange('CADRE#c-wang', sk, { at: '2026-06-01T00:00:00.000Z', before, after }).from

test.each([
  ['a new cadre: from its first day on', undefined, cadre, '2026-01-01'],
  [
    'another category from a date on',
    held,
    { ...held, category: 'seconded', effectiveFrom: '2026-05-15' },
    '2026-01-01',
  ],
  ['another category from the same date on', held, { ...held, category: 'seconded' }, '2026-01-01'],
  ['an account less from the same date on', held, { ...held, accounts: [] }, '2026-01-01'],
  ['an earlier first day', held, { ...held, serviceFrom: '2025-09-01' }, '2025-09-01'],
  ['a last day', held, { ...held, serviceUntil: '2026-05-01' }, '2026-01-01'],
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
