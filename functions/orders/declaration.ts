import { defineFunction } from '../../shared/contracts/function.ts'
import { getExport, orderExport } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'orders',
  summary: 'Takes orders of sheets that are too large to wait for, and says where they lie',
  endpoints: [orderExport, getExport],
  tables: { jobs: ['get', 'put'], roster: ['get', 'batchGet'], settings: ['query'] },
  readsOnly: { jobs: ['EXPORT#*', 'TURN#sheet#*'] },
  writesOnly: { jobs: ['EXPORT#*', 'TURN#sheet#*'] },
  sends: ['sheets'],
  sheets: 'links',
})
