import type { RecordedEvent } from '../../../events/index.ts'
import type { Credit } from '../../domain/assessment/credit.ts'
import type { FactsStore } from '../../repositories/facts.ts'
import type { Aliases } from './aliases.ts'
import { showingDemandIds } from './demand-ids.ts'
import { isVoice } from './events.ts'
import { ownFacts } from './facts.ts'

/**
 * Facts as the cadre itself may see them, so that it may see whatever is made of them. A month in progress is assessed on
 * these: they hold no rating and no confirmation, nor does the time of an answer tell whether one was looked for.
 */
export const hushedFacts = (
  facts: Pick<FactsStore, 'readFactsBetween'>,
  aliases: Aliases,
): Pick<FactsStore, 'readFactsBetween'> => ({
  async readFactsBetween(cadreId, from, to) {
    const known = await facts.readFactsBetween(cadreId, from, to)
    const showDemandId = showingDemandIds(aliases, known)
    return known.map(month => ownFacts(month, aliases, showDemandId))
  },
})

/** Which events counted, without what youths said: which feedback did would tell a cadre who is behind the rating. */
export function ownCredit(credit: Credit, events: readonly RecordedEvent[]): Credit {
  const voices = new Set(events.filter(isVoice).map(({ id }) => id))
  return Object.fromEntries(
    Object.entries(credit).flatMap(([indicator, ids]) => {
      const own = ids.filter(id => !voices.has(id))
      return own.length > 0 ? [[indicator, own]] : []
    }),
  )
}
