import { defineFunction } from '../../shared/contracts/function.ts'
import { getCalendar, getCalendarYear, putCalendarYear } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'calendar',
  summary: 'Keeps the notices that say which days China works',
  endpoints: [getCalendar, getCalendarYear, putCalendarYear],
  tables: { roster: ['get', 'batchGet'], settings: ['query', 'put'], results: ['query'] },
  readsOnly: { roster: ['ORG#*', 'CADRE#*'], results: ['OPENINGS'] },
  writesOnly: { settings: ['CALENDAR'] },
})
