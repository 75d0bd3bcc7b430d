import { defineFunction, defineSchedule } from '../../shared/contracts/function.ts'
import { huaian2016 } from '../../shared/domain/policy/huaian-2016.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'

export const declaration = defineFunction({
  name: 'assess',
  summary: 'Works off the assessment queue: plans runs, assesses cadres, rolls orgs up',
  work: { queue: 'assessment', batchSize: 1, window: 0, maxConcurrency: 50 },
  tables: {
    ledger: ['query'],
    roster: ['get', 'batchGet', 'query'],
    views: ['get', 'query', 'put', 'update', 'delete'],
  },
  sends: ['assessment'],
  timeout: 60,
  memory: 1024,
})

const { provisionalDay, finalDay, hour } = huaian2016.closing
const at = { timeZone: ledgerZone, queue: 'assessment' } as const

/** 02:00 on the 1st: the month before, provisionally. */
export const monthlyRun = defineSchedule({
  name: 'monthly-run',
  summary: 'Assesses the month before, provisionally',
  cron: `0 ${hour} ${provisionalDay} * ? *`,
  ...at,
  message: { kind: 'due', status: 'provisional', at: '<aws.scheduler.scheduled-time>' },
})

/** 02:00 on the 8th: the month before becomes final. */
export const monthlyClosing = defineSchedule({
  name: 'monthly-closing',
  summary: 'Assesses the month before for good',
  cron: `0 ${hour} ${finalDay} * ? *`,
  ...at,
  message: { kind: 'due', status: 'final', at: '<aws.scheduler.scheduled-time>' },
})
