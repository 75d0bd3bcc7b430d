import type { Step } from '../../events/demand.ts'
import { stepTypes } from '../../events/demand.ts'
import type { RecordedEvent } from '../../events/index.ts'
import { atOnce, concurrently } from '../concurrently.ts'
import type { DemandRow } from '../domain/demands/demand-list.ts'
import type { DemandStep } from '../domain/demands/demands.ts'
import { inOrder, standing } from '../domain/ledger/standing.ts'
import { localDate, monthOf, toDate } from '../domain/time/calendar.ts'
import { ledgerZone } from '../domain/time/ledger-zone.ts'
import type { Ledger } from '../repositories/ledger.ts'
import type { FoundDemand } from './walk-demands.ts'

/** What was said at the steps of a demand that the list dates. */
export interface Outcome {
  readonly answer: string
  readonly department: string
  readonly resolution: string
}

const isStep = (event: RecordedEvent): event is Extract<RecordedEvent, Step> =>
  (stepTypes as readonly string[]).includes(event.type)

const datesOf = ({ answeredOn, escalatedOn, resolvedOn }: DemandRow) =>
  [answeredOn, escalatedOn, resolvedOn].filter(date => date !== null)

/** What came of the demands, along them; from the ledger, for the views hold no free text. */
export async function outcomesOf(
  ledger: Pick<Ledger, 'findEvents' | 'readMonthEvents'>,
  found: readonly FoundDemand[],
): Promise<Outcome[]> {
  const known = found.map(({ row, steps }) => (steps ? decisive(row, steps) : undefined))
  const events = await ledger.findEvents(
    known.flatMap((steps, at) =>
      Object.values(steps ?? {}).flatMap(({ id = '', day }) =>
        found[at] ? [{ cadreId: found[at].row.cadreId, month: monthOf(toDate(day)), id }] : [],
      ),
    ),
  )
  const byId = new Map(
    events.flatMap(event =>
      event && isStep(event) ? [[`${event.cadreId} ${event.id}`, event] as const] : [],
    ),
  )
  const unknown = found.filter((_, at) => known[at] === undefined)
  const searched = await searchedOutcomes(
    ledger,
    unknown.map(({ row }) => row),
  )
  return found.map((each, at) => {
    const steps = known[at]
    if (!steps) return searched[unknown.indexOf(each)] as Outcome
    const said = (step: DemandStep | undefined) => step && byId.get(`${each.row.cadreId} ${step.id}`)
    const passedOn = said(steps.passedOn)
    return {
      answer: said(steps.answer)?.text ?? '',
      department: passedOn?.type === 'escalate' ? passedOn.to : '',
      resolution: said(steps.resolution)?.text ?? '',
    }
  })
}

/** The steps that the row dates, by what they were; undefined where one of them is not known by its event. */
function decisive({ answeredOn, escalatedOn, resolvedOn }: DemandRow, steps: readonly DemandStep[]) {
  const on = (date: string | null, isMeant: (step: DemandStep) => boolean) =>
    date === null ? [] : steps.filter(step => isMeant(step) && toDate(step.day) === date)
  const answer = on(answeredOn, ({ type }) => type !== 'reopen')[0]
  const passedOn = on(escalatedOn, ({ type }) => type === 'escalate').at(-1)
  const resolution = on(resolvedOn, ({ type }) => type === 'resolve').at(-1)
  const all = { ...(answer && { answer }), ...(passedOn && { passedOn }), ...(resolution && { resolution }) }
  return Object.values(all).some(({ id }) => id === undefined) ? undefined : all
}

/** The same where the steps are not known by their events: every month in which one of them lies is read. */
async function searchedOutcomes(
  ledger: Pick<Ledger, 'readMonthEvents'>,
  rows: readonly DemandRow[],
): Promise<Outcome[]> {
  const wanted = new Set(rows.flatMap(row => datesOf(row).map(date => `${row.cadreId} ${monthOf(date)}`)))
  const read = await concurrently([...wanted], atOnce, async key => {
    const [cadreId = '', month = ''] = key.split(' ')
    const events = await ledger.readMonthEvents(cadreId, month, true)
    return standing(events, ledgerZone).filter(isStep).sort(inOrder)
  })
  const steps = Map.groupBy(read.flat(), ({ cadreId, demandId }) => `${cadreId} ${demandId}`)
  return rows.map(row => outcomeOf(row, steps.get(`${row.cadreId} ${row.demandId}`) ?? []))
}

function outcomeOf({ answeredOn, escalatedOn, resolvedOn }: DemandRow, steps: readonly Step[]): Outcome {
  const on = (date: string | null, types: readonly Step['type'][]) =>
    steps.filter(step => types.includes(step.type) && localDate(step.occurredAt, ledgerZone) === date)
  const passedOn = on(escalatedOn, ['escalate']).at(-1)
  return {
    answer: on(answeredOn, ['respond', 'escalate', 'resolve'])[0]?.text ?? '',
    department: passedOn?.type === 'escalate' ? passedOn.to : '',
    resolution: on(resolvedOn, ['resolve']).at(-1)?.text ?? '',
  }
}
