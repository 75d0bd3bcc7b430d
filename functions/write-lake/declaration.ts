import { defineFunction, defineSchedule } from '../../shared/contracts/function.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'

export const declaration = defineFunction({
  name: 'write-lake',
  summary: 'Writes the objects of the lake anew that are marked',
  work: [{ queue: 'lake', batchSize: 1, window: 0, maxConcurrency: 2 }],
  sends: ['lake'],
  tables: {
    ledger: ['query'],
    results: ['batchGet', 'query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['get', 'query', 'put', 'delete'],
  },
  readsOnly: {
    results: ['CADRE#*', 'DISMISSED#*', 'TOPICS#*'],
    roster: ['ORG#*', 'BASE#*', 'CADRE#*', 'YOUTH#*', 'ERASURES#*'],
  },
  writesOnly: { views: ['LAKE', 'LAKE#*'] },
  writesLake: true,
  timeout: 300,
  memory: 1769,
})

/** A quarter before the hour, away from the sweep and from when runs begin. */
export const hourlyLake = defineSchedule({
  name: 'hourly-lake',
  summary: 'Brings the lake up to the records',
  cron: '45 * * * ? *',
  parameter: 'LakeSchedule',
  timeZone: ledgerZone,
  queue: 'lake',
  message: { kind: 'fill', at: '<aws.scheduler.scheduled-time>' },
})
