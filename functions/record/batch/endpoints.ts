import * as z from 'zod'
import { contact, contactExample } from '../../../events/contact.ts'
import { demand, stepExample } from '../../../events/demand.ts'
import { feedback } from '../../../events/feedback.ts'
import { visit, visitExample } from '../../../events/visit.ts'
import { voiding } from '../../../events/void.ts'
import { takenBy } from '../../../shared/contracts/declared.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { problem } from '../../../shared/contracts/problem.ts'
import { receipt } from '../receipt.ts'
import { oldSteps, stepEvent } from '../steps.ts'

/** Any event, told apart by `type`. */
const event = z
  .discriminatedUnion('type', [contact, visit, feedback, demand, stepEvent, voiding, ...oldSteps])
  .meta({ id: 'Event' })

/** 1–500 of them, each of which is looked at for itself, so that one bad event never spoils the others. */
const eventsOf = <Event extends z.ZodType>(each: Event) =>
  z.strictObject({ events: z.array(each).min(1).max(500) })

/** What became of one event of a batch. */
const item = z
  .union([z.strictObject({ status: z.int(), receipt }), z.strictObject({ status: z.int(), problem })])
  .meta({ id: 'BatchItem' })

export const recordBatch = defineEndpoint({
  name: 'recordBatch',
  summary: 'Record 1–500 events of any type, each for itself',
  description:
    'For apps that were offline. Answers 207 with one item per event, in order, each with a status and a receipt or a problem; one bad event never spoils the others. The fields are those of the single calls, with `type`, and `demandId` for a step. Send again what was answered 503.',
  route: 'POST /v1/batch',
  roles: ['cadre', 'orgAdmin', 'assessor', 'collector'],
  scope: { inside: 'record, event by event' },
  body: takenBy(eventsOf(event), eventsOf(z.unknown())),
  responses: { 207: z.strictObject({ items: z.array(item) }) },
  example: { events: [contactExample, visitExample, { ...stepExample, type: 'step', step: 'respond' }] },
})
