import { defineFunction } from '../../shared/contracts/function.ts'
import {
  getCallBacks,
  getVoiceLinks,
  getVoiceLinksSheet,
  issueVoiceLinks,
  revokeVoiceLinks,
} from './endpoints.ts'

export const declaration = defineFunction({
  name: 'voice-links',
  summary: 'Issues the links by which youths speak, writes their sheet, revokes them',
  endpoints: [issueVoiceLinks, getVoiceLinks, getVoiceLinksSheet, revokeVoiceLinks, getCallBacks],
  tables: {
    ledger: ['query'],
    roster: ['get', 'query'],
    settings: ['query'],
    voice: ['get', 'batchGet', 'query', 'put'],
  },
  secrets: ['voice'],
  timeout: 29,
  memory: 1769,
})
