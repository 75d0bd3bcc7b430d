import { defineFunction } from '../../shared/contracts/function.ts'
import { getBase, putBase } from './bases/endpoints.ts'
import { getCadre, putCadre, putOwnContact } from './cadres/endpoints.ts'
import { listLinks, putLink } from './links/endpoints.ts'
import { getOrg, putOrg } from './orgs/endpoints.ts'

export const declaration = defineFunction({
  name: 'roster',
  summary: 'Keeps orgs, bases, cadres and links',
  endpoints: [putOrg, getOrg, putBase, getBase, putCadre, putOwnContact, getCadre, putLink, listLinks],
  makesRoots: true,
  tables: { roster: ['get', 'batchGet', 'query', 'put', 'delete', 'check'], settings: ['query'] },
})
