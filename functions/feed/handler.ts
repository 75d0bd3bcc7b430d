import * as z from 'zod'
import { assessed } from '../../events/assessment.ts'
import { entityId, month } from '../../events/envelope.ts'
import { eventTypes } from '../../events/index.ts'
import { rosterChanged } from '../../events/roster-changed.ts'
import { consuming } from '../../shared/aws/queue/consume.ts'
import { monthOf } from '../../shared/domain/time/calendar.ts'
import * as ports from '../../shared/ports.ts'
import { type LakeMark, type LakeMarks, noMonth } from '../../shared/repositories/lake-marks.ts'

const recordedEvent = z.object({ type: z.enum(eventTypes), cadreId: entityId, month })

const announced = z.object({
  detail: z.discriminatedUnion('type', [recordedEvent, assessed.strip(), rosterChanged]),
})

/** The parts of the lake that a message bears on. Orgs and bases need no mark: they are written every time. */
function marksOf(detail: z.infer<typeof announced>['detail']): LakeMark[] {
  switch (detail.type) {
    case 'assessed':
      return [{ subject: 'results', month: detail.month, cadreId: detail.cadreId }]
    case 'rosterChanged': {
      const { subject, subjectId, from } = detail
      if (subject !== 'cadre' && subject !== 'link') return []
      return [{ subject: 'roster', month: from === undefined ? noMonth : monthOf(from), cadreId: subjectId }]
    }
    default:
      return [{ subject: 'events', month: detail.month, cadreId: detail.cadreId }]
  }
}

const keyOf = ({ subject, month, cadreId }: LakeMark) => `${subject} ${month} ${cadreId}`

/** Marks what messages bear on: one mark for all messages of a cadre's month. */
export const build = ({ marks }: { readonly marks: Pick<LakeMarks, 'mark'> }) =>
  consuming({
    read: body => marksOf(announced.parse(body).detail),
    key: marked => marked.map(keyOf).join(),
    work: ([first]) => marks.mark(first),
  })

export const handler = ports.handlerOn((_, opened) => build(opened), { marks: ports.lakeMarks })
