import { defineFunction } from '../../shared/contracts/function.ts'
import { exportRoster } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'export-roster',
  summary: 'Writes the committee’s annex sheet',
  endpoints: [exportRoster],
  tables: { roster: ['get', 'batchGet', 'query'] },
  timeout: 29,
  memory: 1769,
})
