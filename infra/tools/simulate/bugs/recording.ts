import timers from 'node:timers/promises'
import type { Bug } from './bug.ts'
import { withLake } from './stories.ts'
import { altering, forgiving, holdingNoMoreThan, losing, ofDetail, unguarded } from './tamper.ts'

/** Bugs that show while things are recorded. */
export const recording: Readonly<Record<string, Bug>> = {
  'the relay gives up after three tries': {
    row: 'gaveUp',
    seed: 127,
    among: ({ outages }) => outages.length > 0,
    tampering: () => ({ mostTries: 3 }),
  },
  'entries that the bus refused are taken for published': {
    row: 'gaveUp',
    tampering: () => ({
      published: ({ Entries }) => ({ Entries: Entries.map(() => ({ EventId: 'taken' })) }),
    }),
  },
  'an event is written whatever is there': {
    tampering: unguarded('ledger', ''),
  },
  'what failed of a batch is acknowledged': {
    tampering: forgiving('project-month'),
  },
  'one failure has its neighbours done again': {
    row: 'retryUnit',
    seed: 100,
    tampering: () => ({
      answered: (_, { batchItemFailures }, { Records }) => ({
        batchItemFailures:
          batchItemFailures.length > 0 ? Records.map(({ messageId }) => ({ itemIdentifier: messageId })) : [],
      }),
    }),
  },
  'a month’s facts outgrow an item': {
    row: 'factsTooLarge',
    tampering: holdingNoMoreThan(550, 'views', 'FACTS#'),
  },
  'the lake hears nothing of the roster': {
    seed: 4307,
    among: withLake('putCadre', 'putLink'),
    tampering: losing('feed', message => ofDetail(message).type === 'rosterChanged'),
  },
  'a mark of the lake is cleared whatever was marked meanwhile': {
    row: 'unguardedDelete',
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
