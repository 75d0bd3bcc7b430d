import { defineFunction } from '../../shared/contracts/function.ts'
import { openVoicePage, sendVoiceForm } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'voice',
  summary: 'Shows a youth the page of its link, and takes what it says',
  endpoints: [openVoicePage, sendVoiceForm],
  tables: {
    ledger: ['get', 'query', 'put'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query', 'put'],
    views: ['get', 'query'],
    voice: ['get', 'batchGet', 'query', 'put'],
  },
  readsOnly: { settings: ['POLICY#*', 'CALENDAR', 'COMPLAINTS#*'] },
  writesOnly: { settings: ['COMPLAINTS#*'], voice: ['ORG#*', 'CADRE#*', 'RESPONSES#*', 'VISITS#*'] },
  secrets: ['voice'],
  memory: 1024,
})
