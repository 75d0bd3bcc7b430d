import { defineFunction } from '../../shared/contracts/function.ts'
import {
  getCallBacks,
  getMinor,
  getVoiceLinks,
  getVoiceLinksSheet,
  issueVoiceLinks,
  putMinor,
  revokeVoiceLinks,
} from './endpoints.ts'

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
    roster: ['get', 'query'],
    settings: ['query'],
    voice: ['get', 'batchGet', 'query', 'put', 'delete'],
  },
  writesOnly: { voice: ['ORG#*', 'RESPONSES#*'] },
  secrets: ['voice'],
  timeout: 29,
  memory: 1769,
})
