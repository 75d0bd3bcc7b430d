import { defineFunction } from '../../shared/contracts/function.ts'
import { getPolicyRehearsal, startPolicyRehearsal } from './rehearsals/endpoints.ts'
import { getPolicy, listPolicyVersions, putPolicy } from './versions/endpoints.ts'

export const declaration = defineFunction({
  name: 'policy',
  summary: 'Keeps the versions of the policy, and tries drafts on months past',
  endpoints: [getPolicy, listPolicyVersions, putPolicy, startPolicyRehearsal, getPolicyRehearsal],
  tables: {
    jobs: ['get', 'query', 'put'],
    roster: ['get', 'batchGet'],
    settings: ['query', 'put'],
    views: ['get'],
  },
  readsOnly: {
    jobs: ['REHEARSAL#*', 'TURN#rehearsal#*'],
    roster: ['ORG#*', 'CADRE#*'],
    settings: ['POLICY#*'],
  },
  writesOnly: { jobs: ['REHEARSAL#*', 'TURN#rehearsal#*'], settings: ['POLICY#*'] },
  sends: ['rehearsals'],
})
