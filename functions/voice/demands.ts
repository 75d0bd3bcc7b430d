import { demandStates } from '../../shared/domain/demands/demands.ts'
import type { MonthFacts } from '../../shared/domain/ledger/facts.ts'
import { inOrder, standing } from '../../shared/domain/ledger/standing.ts'
import type { Policy } from '../../shared/domain/policy/policy.ts'
import { localMonth } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'
import type { Voice } from '../../shared/repositories/voice.ts'
import type { ShownDemand } from './page.ts'

/** Demands that one page shows, and characters of a text on it: a plain phone page of 20 kB. */
const [mostDemands, mostCharacters] = [3, 200]

const cut = (text: string) => {
  const characters = [...text]
  return characters.length > mostCharacters ? `${characters.slice(0, mostCharacters).join('')}…` : text
}

/** A demand on the page with the id that the page does not show. */
export type OwnDemand = ShownDemand & { readonly demandId: string }

/** The youth's last demands of this cadre that it raised itself, with what became of them; the last one first. */
export async function ownDemands(
  {
    ledger,
    voice,
  }: {
    readonly ledger: Pick<Ledger, 'findEvent' | 'readMonthEvents'>
    readonly voice: Pick<Voice, 'readSolved'>
  },
  policy: Policy,
  facts: readonly MonthFacts[],
  { cadreId, youthId }: { cadreId: string; youthId: string },
  today: string,
): Promise<OwnDemand[]> {
  const own = demandStates(policy, facts, today)
    .filter(demand => demand.byFeedback && demand.youthId === youthId)
    .slice(-mostDemands)
    .reverse()
  return Promise.all(
    own.map(async ({ demandId, category, raisedAt, raisedOn, state }) => {
      const months = facts.filter(({ steps }) => steps.some(([of]) => of === demandId))
      const [isSolved, raised, ...partitions] = await Promise.all([
        voice.readSolved(cadreId, demandId),
        ledger.findEvent(cadreId, localMonth(raisedAt, ledgerZone), demandId),
        ...months.map(({ month }) => ledger.readMonthEvents(cadreId, month, false)),
      ])
      const steps = standing(partitions.flat(), ledgerZone)
        .sort(inOrder)
        .flatMap(event => ('demandId' in event && event.demandId === demandId ? [event] : []))
      const answer = steps.findLast(({ type }) => type !== 'reopen')?.text
      const passedOn = steps.findLast(step => step.type === 'escalate')
      return {
        demandId,
        category,
        text: cut(raised?.type === 'feedback' ? (raised.demand?.text ?? '') : ''),
        raisedOn,
        state,
        ...(answer !== undefined && { answer: cut(answer) }),
        ...(isSolved !== undefined && { isSolved }),
        ...(passedOn?.type === 'escalate' && { department: passedOn.to }),
      }
    }),
  )
}
