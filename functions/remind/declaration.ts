import { defineFunction, defineSchedule } from '../../shared/contracts/function.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'

export const declaration = defineFunction({
  name: 'remind',
  summary:
    'Works off the queue of what is to be told: what is due, to whom, and each org’s digest of the week',
  work: [{ queue: 'messages', batchSize: 5, window: 0, maxConcurrency: 5 }],
  tables: {
    ledger: ['query'],
    messages: ['get', 'put'],
    results: ['query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['get', 'batchGet', 'query'],
    views: ['get', 'query'],
  },
  readsOnly: {
    results: ['CADRE#*', 'OBJECTIONS'],
    settings: ['POLICY#*', 'CALENDAR', 'ORGMESSAGES#*', 'CADREMESSAGES#*'],
  },
  writesOnly: { messages: ['ORG#*', 'CADRE#*'] },
  secrets: ['aliases'],
  sends: ['messages'],
  timeout: 60,
  memory: 1024,
})

/** In the morning: what ends tomorrow still leaves a day and a half. */
export const dailyReminders = defineSchedule({
  name: 'daily-reminders',
  summary: 'Tells what is due, and on a week’s first working day how each org is',
  cron: '0 9 * * ? *',
  timeZone: ledgerZone,
  queue: 'messages',
  message: { kind: 'day', at: '<aws.scheduler.scheduled-time>' },
})
