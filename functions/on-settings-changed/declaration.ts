import { defineFunction } from '../../shared/contracts/function.ts'

export const declaration = defineFunction({
  name: 'on-settings-changed',
  summary: 'Has the months run again on whose results a new notice of working days or a new policy bears',
  subscription: { events: ['calendarChanged', 'policyChanged'], batchSize: 1, window: 0, maxConcurrency: 2 },
  tables: {
    roster: ['get', 'batchGet'],
    settings: ['query'],
    results: ['query', 'put'],
    views: ['get', 'put'],
  },
  readsOnly: { roster: ['ORG#*'], settings: ['CALENDAR'], results: ['OPENINGS'] },
  writesOnly: { results: ['OPENINGS'], views: ['RUN#*', 'OPENRUNS'] },
  sends: ['assessment'],
  timeout: 30,
})
