import { viewKeys } from '../../../../shared/aws/keys.ts'
import { listOverlaps, readCrowded } from '../../../../shared/listing/overlaps.ts'
import { overlapItems } from '../../../../shared/repositories/overlap-lists.ts'
import type { Stores } from '../stores.ts'
import type { Check } from './check.ts'
import { checkLines } from './lines.ts'

/** Every youth whom somebody ever claims. */
async function* listYouths({ tables }: Stores): AsyncIterable<string> {
  for await (const { pk, sk } of tables.roster.scanKeys())
    if (sk === 'CLAIMS') yield pk.slice(pk.indexOf('#') + 1)
}

/** Lists of youths whom many cadres claim, against the roster. */
export function checkOverlapLists(stores: Stores): Check<string> {
  const { views } = stores.tables
  return checkLines(views, {
    subject: 'overlapLists',
    list: () => listYouths(stores),
    notesOf: youthId => views.getMany([viewKeys.overlapListed(youthId)]),
    itemsOf: async youthId => overlapItems(await readCrowded(stores, youthId)),
    write: youthId => listOverlaps(stores, [youthId]),
  })
}
