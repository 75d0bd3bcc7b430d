import { defineFunction } from '../../shared/contracts/function.ts'
import { listCadres } from './cadres/endpoints.ts'
import { listBases, listChildren } from './orgs/endpoints.ts'
import { listYouths } from './youths/endpoints.ts'

export const declaration = defineFunction({
  name: 'find',
  summary: 'Finds what lies in an org: orgs, bases, cadres; and the youths of a cadre',
  endpoints: [listChildren, listBases, listCadres, listYouths],
  tables: {
    ledger: ['query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['query'],
  },
  readsOnly: { roster: ['ORG#*', 'BASE#*', 'CADRE#*', 'YOUTH#*', 'MOBILE#*'] },
  secrets: ['aliases'],
})
