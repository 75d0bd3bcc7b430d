import { defineFunction } from '../../shared/contracts/function.ts'
import { getPolicy, putPolicy } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'policy',
  summary: 'Keeps the versions of the policy',
  endpoints: [getPolicy, putPolicy],
  tables: { roster: ['get', 'query', 'put'] },
})
