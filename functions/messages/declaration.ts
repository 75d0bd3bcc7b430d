import { defineFunction } from '../../shared/contracts/function.ts'
import { getCadreMessages, getOrgMessages, putCadreMessages, putOrgMessages } from './settings/endpoints.ts'
import { deleteWebhook, listWebhooks, putWebhook } from './webhooks/endpoints.ts'

export const declaration = defineFunction({
  name: 'messages',
  summary: 'Keeps who is told what, and where messages go',
  endpoints: [
    getCadreMessages,
    putCadreMessages,
    getOrgMessages,
    putOrgMessages,
    listWebhooks,
    putWebhook,
    deleteWebhook,
  ],
  tables: { roster: ['get', 'batchGet'], settings: ['get', 'batchGet', 'query', 'put', 'delete'] },
  readsOnly: { roster: ['ORG#*', 'CADRE#*'], settings: ['ORGMESSAGES#*', 'CADREMESSAGES#*'] },
  writesOnly: { settings: ['ORGMESSAGES#*', 'CADREMESSAGES#*'] },
  secrets: ['webhooks'],
  knowsWebhookHosts: true,
})
