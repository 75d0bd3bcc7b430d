import { defineFunction, defineSchedule } from '../../shared/contracts/function.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'

export const declaration = defineFunction({
  name: 'assess',
  summary:
    'Works off the queues of assessments and rehearsals: begins and plans runs, assesses cadres, rolls orgs up, tries drafts of the policy',
  work: [
    { queue: 'assessment', batchSize: 10, window: 0, maxConcurrency: 50 },
    { queue: 'rehearsals', batchSize: 10, window: 0, maxConcurrency: 5 },
  ],
  tables: {
    jobs: ['get', 'query', 'put'],
    ledger: ['query'],
    results: ['get', 'query', 'put'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['get', 'query', 'put', 'delete', 'check'],
    voice: ['get', 'query', 'put', 'delete'],
  },
  readsOnly: { jobs: ['REHEARSAL#*'], results: ['CADRE#*', 'OPENINGS', 'OBJECTIONS'] },
  writesOnly: {
    jobs: ['REHEARSAL#*'],
    results: ['CADRE#*', 'OPENINGS'],
    views: [
      'CADRE#*',
      'DEMANDS#*',
      'ORG#*',
      'OVERLAPS#*',
      'REGISTER#*',
      'YOUTH#*',
      'RUN#*',
      'OPENRUNS',
      'MENDS',
      'MENDCURSOR',
    ],
    voice: ['ORG#*', 'RESPONSES#*'],
  },
  sends: ['assessment', 'rehearsals'],
  timeout: 60,
  memory: 1024,
})

/** Every hour: the policy says what is due, so that a city's own days and hour hold and what was missed is caught up. */
export const hourlyClosing = defineSchedule({
  name: 'hourly-closing',
  summary: 'Begins the runs that are due, and looks after those that were begun',
  cron: '0 * * * ? *',
  timeZone: ledgerZone,
  queue: 'assessment',
  message: { kind: 'due', at: '<aws.scheduler.scheduled-time>' },
})
