import { defineFunction } from '../../shared/contracts/function.ts'
import { answerComplaint, complain, listComplaints } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'complaints',
  summary: 'Takes complaints about the system itself, and the root org’s answers',
  endpoints: [complain, listComplaints, answerComplaint],
  tables: { roster: ['get', 'batchGet'], settings: ['get', 'query', 'put'] },
  readsOnly: { roster: ['ORG#*', 'CADRE#*'], settings: ['COMPLAINTS#*'] },
  writesOnly: { settings: ['COMPLAINTS#*'] },
})
