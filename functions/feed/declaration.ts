import { eventTypes } from '../../events/index.ts'
import { defineFunction } from '../../shared/contracts/function.ts'

export const declaration = defineFunction({
  name: 'feed',
  summary: 'Marks what the lake has to say anew of a cadre',
  subscription: {
    events: [...eventTypes, 'assessed', 'rosterChanged'],
    batchSize: 100,
    window: 1,
    maxConcurrency: 5,
  },
  tables: { views: ['put'] },
  writesOnly: { views: ['LAKE#*'] },
})
