import { defineFunction, defineSchedule } from '../../shared/contracts/function.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'

export const declaration = defineFunction({
  name: 'sweep',
  summary:
    'Finds in the ledger and the roster what the bus was never told of, and announces it; erases what is past its retention',
  work: [{ queue: 'sweep', batchSize: 1, window: 0, maxConcurrency: 2 }],
  tables: {
    ledger: ['get', 'query', 'put'],
    roster: ['get', 'batchGet', 'query', 'put', 'delete'],
    results: ['query', 'put'],
    settings: ['query', 'put'],
    views: ['get'],
  },
  readsOnly: {
    results: ['OBJECTIONS#*'],
    roster: ['ORG#*', 'BASE#*', 'CADRE#*', 'YOUTH#*', 'ERASURES#*', 'UNANNOUNCED#*'],
    settings: ['POLICY#*', 'COMPLAINTS#*'],
  },
  writesOnly: {
    results: ['OBJECTIONS#*'],
    roster: ['CADRE#*', 'ERASURES#*', 'MOBILE#*', 'UNANNOUNCED#*'],
    settings: ['COMPLAINTS#*'],
  },
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

/** At night, away from both. */
export const dailyRetention = defineSchedule({
  name: 'daily-retention',
  summary: 'Erases what was kept as long as the policy says',
  cron: '40 3 * * ? *',
  timeZone: ledgerZone,
  queue: 'sweep',
  message: { kind: 'retain', at: '<aws.scheduler.scheduled-time>' },
})
