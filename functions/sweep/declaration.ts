import { defineFunction, defineSchedule } from '../../shared/contracts/function.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'

export const declaration = defineFunction({
  name: 'sweep',
  summary: 'Finds in the ledger and the roster what the bus was never told of, and announces it',
  work: { queue: 'sweep', batchSize: 1, window: 0, maxConcurrency: 2 },
  tables: {
    ledger: ['query'],
    roster: ['batchGet', 'query', 'delete'],
    views: ['get'],
  },
  writesOnly: { roster: ['UNANNOUNCED#*'] },
  publishes: true,
  timeout: 300,
})

/** At half past, away from the hour at which runs begin. */
export const hourlySweep = defineSchedule({
  name: 'hourly-sweep',
  summary: 'Looks for what was never announced',
  cron: '30 * * * ? *',
  timeZone: ledgerZone,
  queue: 'sweep',
  message: { kind: 'sweep', at: '<aws.scheduler.scheduled-time>' },
})
