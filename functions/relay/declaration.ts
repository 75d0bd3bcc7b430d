import { settingKeys } from '../../shared/aws/keys.ts'
import { defineFunction } from '../../shared/contracts/function.ts'

export const declaration = defineFunction({
  name: 'relay',
  summary:
    'Publishes to the bus what the ledger took, what changed in the roster, the calendar and the policy, what was assessed and what is told',
  streams: [
    { table: 'ledger', batchSize: 100, window: 0 },
    { table: 'roster', sortKeyPrefix: 'AUDIT#', batchSize: 100, window: 0 },
    { table: 'results', sortKeyPrefix: 'ASSESSMENT#', batchSize: 100, window: 0 },
    { table: 'messages', sortKeyPrefix: 'MESSAGE#', batchSize: 100, window: 0 },
    {
      table: 'settings',
      partitions: [settingKeys.calendarOf('').pk, `${settingKeys.policies}*`],
      batchSize: 10,
      window: 0,
    },
  ],
  work: [{ queue: 'relay', batchSize: 10, window: 0, maxConcurrency: 2 }],
  sends: ['relay'],
  tables: { roster: ['delete'] },
  writesOnly: { roster: ['UNANNOUNCED#*'] },
  publishes: true,
  timeout: 30,
})
