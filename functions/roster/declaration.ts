import { defineFunction } from '../../shared/contracts/function.ts'
import { deleteBase, getBase, mergeBase, putBase } from './bases/endpoints.ts'
import { deleteCadre, getCadre, putCadre, putOwnContact } from './cadres/endpoints.ts'
import { listLinks, putLink } from './links/endpoints.ts'
import { deleteOrg, getOrg, putOrg } from './orgs/endpoints.ts'

export const declaration = defineFunction({
  name: 'roster',
  summary: 'Keeps orgs, bases, cadres and links',
  endpoints: [
    putOrg,
    getOrg,
    deleteOrg,
    putBase,
    getBase,
    deleteBase,
    mergeBase,
    putCadre,
    putOwnContact,
    getCadre,
    deleteCadre,
    putLink,
    listLinks,
  ],
  makesRoots: true,
  tables: {
    ledger: ['query'],
    results: ['query'],
    roster: ['get', 'batchGet', 'query', 'put', 'delete', 'check'],
    settings: ['query'],
    views: ['query'],
  },
  readsOnly: { roster: ['ORG#*', 'BASE#*', 'CADRE#*', 'YOUTH#*', 'MOBILE#*'], results: ['CADRE#*', 'ORG#*'] },
  writesOnly: { roster: ['ORG#*', 'BASE#*', 'CADRE#*', 'MOBILE#*', 'YOUTH#*', 'UNANNOUNCED#*'] },
  timeout: 29,
})
