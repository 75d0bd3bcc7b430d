import { defineFunction } from '../../shared/contracts/function.ts'
import { getDemand, groupDemands, listCadreDemands, listDemands } from './list/endpoints.ts'
import { escalateTogether, listTopics, putTopic } from './topics/endpoints.ts'

export const declaration = defineFunction({
  name: 'demands',
  summary: 'Answers about demands: an org’s list and groups, one with its steps',
  endpoints: [listDemands, listCadreDemands, groupDemands, listTopics, putTopic, escalateTogether, getDemand],
  tables: {
    jobs: ['get'],
    ledger: ['batchGet', 'query', 'put'],
    results: ['batchGet', 'query', 'put'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['batchGet', 'query'],
  },
  readsOnly: { jobs: ['COUNT#*'], results: ['TOPICS#*'] },
  writesOnly: { results: ['TOPICS#*'] },
  sends: ['reports'],
  secrets: ['aliases'],
  timeout: 28,
  memory: 1769,
})
