import type { Step } from '../../events/demand.ts'
import { stepTypes } from '../../events/demand.ts'
import type { RecordedEvent } from '../../events/index.ts'
import { concurrently } from '../../shared/concurrently.ts'
import type { DemandRow } from '../../shared/domain/demands/demand-list.ts'
import { inOrder, standing } from '../../shared/domain/ledger/standing.ts'
import { localDate, monthOf } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'

/** What was said at the steps of a demand that the list dates. */
export interface Outcome {
  readonly answer: string
  readonly department: string
  readonly resolution: string
}

/** Months of the ledger read at once. */
const concurrency = 16

const isStep = (event: RecordedEvent): event is Extract<RecordedEvent, Step> =>
  (stepTypes as readonly string[]).includes(event.type)

const datesOf = ({ answeredOn, escalatedOn, resolvedOn }: DemandRow) =>
  [answeredOn, escalatedOn, resolvedOn].filter(date => date !== null)

/** What came of the demands, along the rows; from the ledger, for the views hold no free text. */
export async function outcomesOf(
  ledger: Pick<Ledger, 'readMonthEvents'>,
  rows: readonly DemandRow[],
): Promise<Outcome[]> {
  const wanted = new Set(rows.flatMap(row => datesOf(row).map(date => `${row.cadreId} ${monthOf(date)}`)))
  const read = await concurrently([...wanted], concurrency, async key => {
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
