import * as z from 'zod'
import { contactFields } from '../../events/contact.ts'
import { demand, escalate, reopen, resolve, respond } from '../../events/demand.ts'
import { recorded } from '../../events/envelope.ts'
import { feedback } from '../../events/feedback.ts'
import { visitFields } from '../../events/visit.ts'
import { voiding } from '../../events/void.ts'
import { checkedBy } from '../../shared/contracts/declared.ts'
import { pageOf } from '../../shared/http/page.ts'

const marks = {
  ...recorded.shape,
  late: z.boolean().describe('Recorded after its month had ended.'),
  voided: z.boolean().describe('Taken back by a void; counts no longer.'),
}

const { id, type, cadreId, occurredAt, ...said } = feedback.shape

const item = z
  .discriminatedUnion('type', [
    contactFields.extend(marks).meta({ id: 'RecordedContact' }),
    visitFields.extend(marks).meta({ id: 'RecordedVisit' }),
    z
      .strictObject({ id, type, cadreId, occurredAt, ...z.strictObject(said).partial().shape, ...marks })
      .meta({
        id: 'RecordedFeedback',
        description:
          'What was said is not for the eyes of the cadre; of a demand, which it raised, only that and by whom.',
      }),
    demand.extend(marks).meta({ id: 'RecordedDemand' }),
    respond.extend(marks).meta({ id: 'RecordedRespond' }),
    resolve.extend(marks).meta({ id: 'RecordedResolve' }),
    escalate.extend(marks).meta({ id: 'RecordedEscalate' }),
    reopen.extend(marks).meta({ id: 'RecordedReopen' }),
    voiding.extend(marks).meta({ id: 'RecordedVoid' }),
  ])
  .meta({ id: 'TimelineItem' })

/** What lies in the ledger is shown by the rules that held when it was recorded. */
const recordedItem = z.looseObject({
  id: z.string(),
  type: z.string(),
  late: z.boolean(),
  voided: z.boolean(),
})

/** An event of the timeline. */
export const timelineItem = checkedBy(item, recordedItem)

/** A page of the timeline. */
export const timelinePage = checkedBy(pageOf(item), pageOf(recordedItem))
