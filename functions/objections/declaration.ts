import { defineFunction } from '../../shared/contracts/function.ts'
import { answerObjection, listObjections, listOpenObjections, raiseObjection } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'objections',
  summary: 'Takes objections to provisional results, and what committees say to them',
  endpoints: [raiseObjection, listObjections, answerObjection, listOpenObjections],
  tables: { results: ['get', 'query', 'put', 'delete'], roster: ['get', 'batchGet', 'query'] },
  readsOnly: { results: ['CADRE#*', 'OPENINGS', 'OBJECTIONS', 'OBJECTIONS#*'] },
  writesOnly: { results: ['OBJECTIONS', 'OBJECTIONS#*'] },
})
