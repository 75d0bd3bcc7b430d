import { defineFunction } from '../../shared/contracts/function.ts'
import { eraseCadre, eraseYouth, getCadrePersonal, getYouthPersonal, listErasures } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'privacy',
  summary: 'Exports and erases what is kept of one person',
  endpoints: [eraseCadre, eraseYouth, listErasures, getCadrePersonal, getYouthPersonal],
  tables: {
    ledger: ['get', 'query', 'put'],
    roster: ['get', 'batchGet', 'query', 'put', 'delete'],
    views: ['query', 'put'],
    voice: ['get', 'put', 'delete'],
  },
  readsOnly: { roster: ['ORG#*', 'BASE#*', 'CADRE#*', 'YOUTH#*', 'ERASURES#*'] },
  writesOnly: {
    roster: ['CADRE#*', 'ERASURES#*', 'MOBILE#*', 'UNANNOUNCED#*', 'YOUTH#*'],
    views: ['LAKE#*'],
    voice: ['ORG#*'],
  },
  timeout: 29,
  memory: 1769,
})
