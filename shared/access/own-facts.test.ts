import { expect, test } from 'vitest'
import { emptyFacts, type MonthFacts } from '../domain/ledger/facts.ts'
import { ownFacts } from './own-facts.ts'

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
  demands: [['0000000a-0000-4000-8000-0000000000f2', 4, 'difficulty', 1, 1, 2]],
}

test('a cadre sees in its facts whom it met and who asked for something, but not who rated', () => {
  expect(ownFacts(facts)).toEqual({
    ...facts,
    hash: '',
    youths: ['b-met', 'd-online', 'e-asks'],
    online: [0, 4],
    visits: [[2, 'am', 'checkIn', 'b-1', [0, 1]]],
    ratings: [],
    confirmed: [],
    awaited: [],
    demands: [['0000000a-0000-4000-8000-0000000000f2', 2, 'difficulty', 1, 1, 2]],
  })
})
