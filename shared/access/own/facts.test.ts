import { expect, test } from 'vitest'
import { emptyFacts, type MonthFacts } from '../../domain/ledger/facts.ts'
import { aliasesWith } from './aliases.ts'
import { showingDemandIds } from './demand-ids.ts'
import { ownFacts } from './facts.ts'

const aliases = aliasesWith('secret')
const asked = '0000000a-0000-4000-8000-0000000000f2'
const recorded = '0000000a-0000-4000-8000-0000000000f3'
const noon = Date.parse('2026-05-04T12:00:00+08:00')
const midnight = Date.parse('2026-05-04T00:00:00+08:00')

const facts: MonthFacts = {
  ...emptyFacts('2026-05'),
  hash: 'secret',
  events: 9,
  youths: ['a-rates', 'b-met', 'c-confirms', 'd-online', 'e-asks', 'f-rates'],
  online: [0, 0, 0, 4],
  visits: [[2, 'am', 'checkIn', 'b-1', [1, 3]]],
  ratings: [
    [0, 3, 1],
    [1, 3, 5],
    [5, 3, 2],
  ],
  confirmed: [[2, 3, 2]],
  awaited: [[5, 3, '0000000a-0000-4000-8000-0000000000f1']],
  demands: [
    [asked, 4, 'difficulty', noon, 1, noon + 5],
    [recorded, 1, 'confusion', noon, 0, noon + 6],
  ],
  steps: [
    [asked, 'respond', noon + 1],
    [asked, 'reopen', noon + 2],
    [recorded, 'resolve', noon + 3],
  ],
}

test('a cadre sees in its facts whom it met and who asked for something, but not who rated or when', () => {
  const shown = aliases.aliasOf(asked)
  expect(ownFacts(facts, aliases, showingDemandIds(aliases, [facts]))).toEqual({
    ...facts,
    hash: '',
    youths: ['b-met', 'd-online', 'e-asks'],
    online: [0, 4],
    visits: [[2, 'am', 'checkIn', 'b-1', [0, 1]]],
    ratings: [],
    confirmed: [],
    awaited: [],
    demands: [
      [shown, 2, 'difficulty', midnight, 1, midnight],
      [recorded, 0, 'confusion', noon, 0, noon + 6],
    ],
    steps: [
      [shown, 'respond', noon + 1],
      [shown, 'reopen', midnight],
      [recorded, 'resolve', noon + 3],
    ],
  })
})
