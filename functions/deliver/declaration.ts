import { defineFunction } from '../../shared/contracts/function.ts'

export const declaration = defineFunction({
  name: 'deliver',
  summary: 'Sends reminders and digests to the webhooks of the org and of those above it',
  subscription: { events: ['reminder', 'digest'], batchSize: 10, window: 0, maxConcurrency: 5 },
  tables: { messages: ['get', 'put'], roster: ['get', 'batchGet'], settings: ['query'] },
  readsOnly: { roster: ['ORG#*'], settings: ['ORGMESSAGES#*'] },
  writesOnly: { messages: ['WEBHOOK#*'] },
  secrets: ['webhooks'],
  knowsWebhookHosts: true,
  timeout: 60,
})
