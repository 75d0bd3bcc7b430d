import timers from 'node:timers/promises'
import type { Bug } from './bug.ts'
import { withLake } from './stories.ts'
import { altering, forgiving, holdingNoMoreThan, losing, ofDetail, unguarded } from './tamper.ts'

/** Bugs that show while things are recorded. */
export const recording: Readonly<Record<string, Bug>> = {
  'the relay gives up after three tries': {
    about: 'a hop that gives up before its source forgets',
    row: 'gaveUp',
    tier: 'recording',
    seed: 127,
    among: ({ outages }) => outages.length > 0,
    tampering: () => ({ mostTries: 3 }),
  },
  'entries that the bus refused are taken for published': {
    about: 'a part of a call that failed is dropped',
    row: 'gaveUp',
    tier: 'recording',
    tampering: () => ({
      published: ({ Entries }) => ({ Entries: Entries.map(() => ({ EventId: 'taken' })) }),
    }),
  },
  'an event is written whatever is there': {
    about: 'an id that stands for the last content sent, not the first',
    tier: 'recording',
    tampering: unguarded('ledger', ''),
  },
  'what failed of a batch is acknowledged': {
    about: 'messages lost with the first failure',
    tier: 'recording',
    tampering: forgiving('project-month'),
  },
  'one failure has its neighbours done again': {
    about: 'a batch is handed back whole, be it for one cadre of it',
    row: 'retryUnit',
    tier: 'recording',
    seed: 100,
    tampering: () => ({
      answered: (_, { batchItemFailures }, { Records }) => ({
        batchItemFailures:
          batchItemFailures.length > 0 ? Records.map(({ messageId }) => ({ itemIdentifier: messageId })) : [],
      }),
    }),
  },
  'a month’s facts outgrow an item': {
    about: 'a view that stands still with the event that is too much for it',
    row: 'factsTooLarge',
    tier: 'recording',
    tampering: holdingNoMoreThan(550, 'views', 'FACTS#'),
  },
  'the lake hears nothing of the roster': {
    about: 'an object that says what held before',
    tier: 'recording',
    seed: 2_524,
    among: withLake('putCadre', 'putLink'),
    tampering: losing('feed', message => ofDetail(message).type === 'rosterChanged'),
  },
  'a mark of the lake is cleared whatever was marked meanwhile': {
    about: 'a guarded put, an unguarded delete: what came while an object was written is never in it',
    row: 'unguardedDelete',
    tier: 'recording',
    seed: 2884,
    within: 20_000,
    among: withLake(),
    tampering: altering('views', items => ({
      async remove(key) {
        await timers.setTimeout(20_000)
        return items.remove(key)
      },
    })),
  },
}
