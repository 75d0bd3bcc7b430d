import { defineFunction } from '../../shared/contracts/function.ts'
import {
  getFeedbackImport,
  getFeedbackImportSheet,
  getHandover,
  getLinkImport,
  getLinkImportSheet,
} from './endpoints.ts'

export const declaration = defineFunction({
  name: 'import-results',
  summary: 'Tells how far imports and handovers are, and gives their sheets back',
  endpoints: [getLinkImport, getLinkImportSheet, getFeedbackImport, getFeedbackImportSheet, getHandover],
  tables: { roster: ['get', 'batchGet', 'query'], jobs: ['get', 'query'] },
  timeout: 29,
  memory: 1024,
})
