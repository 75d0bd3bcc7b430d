import { defineFunction } from '../../shared/contracts/function.ts'
import { getPlan, putPlan } from './plans/endpoints.ts'
import { getCampaign, getLaunch } from './readiness/endpoints.ts'

export const declaration = defineFunction({
  name: 'launch',
  summary: 'Keeps implementation plans; answers what is missing of a launch, and how the campaign goes',
  endpoints: [getLaunch, getCampaign, putPlan, getPlan],
  tables: {
    jobs: ['get'],
    ledger: ['query'],
    roster: ['get', 'batchGet', 'query', 'put', 'check'],
    settings: ['query'],
    views: ['query'],
  },
  readsOnly: { jobs: ['COUNT#*'] },
  writesOnly: { roster: ['ORG#*', 'UNANNOUNCED#*'] },
  sends: ['reports'],
  timeout: 28,
  memory: 1769,
})
