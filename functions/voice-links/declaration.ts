import { defineFunction } from '../../shared/contracts/function.ts'
import { getVoiceLinks, getVoiceLinksSheet, issueVoiceLinks, revokeVoiceLinks } from './batches/endpoints.ts'
import { getCallBacks } from './call-backs/endpoints.ts'
import { getMinor, putMinor } from './minors/endpoints.ts'

export const declaration = defineFunction({
  name: 'voice-links',
  summary: 'Issues the links by which youths speak, writes their sheet, revokes them',
  endpoints: [
    issueVoiceLinks,
    getVoiceLinks,
    getVoiceLinksSheet,
    revokeVoiceLinks,
    getCallBacks,
    putMinor,
    getMinor,
  ],
  tables: {
    ledger: ['query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    voice: ['get', 'batchGet', 'query', 'put', 'delete'],
  },
  writesOnly: { voice: ['ORG#*', 'RESPONSES#*'] },
  secrets: ['voice'],
  timeout: 29,
  memory: 1769,
})
