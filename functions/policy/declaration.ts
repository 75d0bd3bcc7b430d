import { defineFunction } from '../../shared/contracts/function.ts'
import { getPolicy, listPolicyVersions, putPolicy } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'policy',
  summary: 'Keeps the versions of the policy',
  endpoints: [getPolicy, listPolicyVersions, putPolicy],
  tables: { roster: ['get'], settings: ['query', 'put'], views: ['get'] },
})
