import * as z from 'zod'
import { assessed } from '../assessment.ts'
import { calendarChanged } from '../calendar.ts'
import { policyChanged } from '../policy.ts'
import { digest, messageExamples, reminder } from '../reminder.ts'
import { rosterChanged } from '../roster-changed.ts'
import { recordedEvents } from './recorded.ts'
import type { EventCatalogue } from './version.ts'

/** The bus carries what this system recorded or worked out, and nothing else. */
export const source = 'baixin'

/** Everything that the bus carries, by type: AsyncAPI document, JSON Schemas, page and rules follow from it. */
export const publishedEvents = {
  ...recordedEvents,
  rosterChanged: {
    version: 1,
    summary: 'The roster changed.',
    description:
      'What it is about and from which day on results may differ; names of fields, never what they hold. Without `from` no result depends on it.',
    subject: 'subjectId',
    identity: ['id'],
    schema: rosterChanged,
    example: {
      type: 'rosterChanged',
      id: 'CADRE#c-wang#AUDIT#LINK#y-0001#00000002',
      at: '2026-05-12T02:00:00.000Z',
      subject: 'link',
      subjectId: 'c-wang',
      youthId: 'y-0001',
      changed: ['until'],
      from: '2026-05-12',
    },
  },
  calendarChanged: {
    version: 1,
    summary: 'A root’s notice of a year’s working days got a new version.',
    description: 'Which year, which version. Results on which it bears are assessed again by themselves.',
    subject: 'rootId',
    identity: ['rootId', 'year', 'version'],
    schema: calendarChanged,
    example: {
      type: 'calendarChanged',
      id: 'CALENDAR#ha#2027#000001',
      at: '2026-11-05T02:00:00.000Z',
      rootId: 'ha',
      year: 2027,
      version: 1,
    },
  },
  policyChanged: {
    version: 1,
    summary: 'A root’s policy got a new version.',
    description:
      'Which version, and from which month on it holds. Months that are not closed are assessed again by themselves.',
    subject: 'rootId',
    identity: ['rootId', 'version'],
    schema: policyChanged,
    example: {
      type: 'policyChanged',
      id: 'POLICY#ha#000002',
      at: '2026-11-05T02:00:00.000Z',
      rootId: 'ha',
      version: 2,
      effectiveFrom: '2026-11',
    },
  },
  assessed: {
    version: 1,
    summary: 'A cadre’s month was assessed anew.',
    description:
      'A new revision of the result, without its evidence; the latest revision stands. Subscribers must not order cadres by `total`: rankings are an act of appraisal.',
    subject: 'cadreId',
    identity: ['cadreId', 'month', 'revision'],
    schema: assessed,
    example: {
      type: 'assessed',
      cadreId: 'c-wang',
      orgId: 'ls',
      month: '2026-05',
      asOf: '2026-05-31',
      status: 'provisional',
      revision: 1,
      digest: 'b740d1cd5e0f4a1f9c3f4f0f4f6c5f1e2d3c4b5a69788796a5b4c3d2e1f00112',
      total: 87.4,
      grade: 'excellent',
    },
  },
  reminder: {
    version: 1,
    summary: 'Something is due soon.',
    description:
      'On working days, once a day for the same thing; to a cadre, or to the committee of an org. Whoever passes it on knows from its ids whom to reach. Who does not want it is left out.',
    subject: 'orgId',
    identity: ['id'],
    schema: reminder,
    example: messageExamples.reminder,
  },
  digest: {
    version: 1,
    summary: 'How an org’s cadres are, once a week.',
    description:
      'On the first working day of a week: who did well in the week before, then who may need help, in the order of ids, the first fifty of each. Nobody of another org, everybody in one digest, no score and nothing that a youth rated.',
    subject: 'orgId',
    identity: ['id'],
    schema: digest,
    example: messageExamples.digest,
  },
} as const satisfies EventCatalogue

/** Types of what the bus carries. */
export type PublishedType = keyof typeof publishedEvents

/** What the bus carries: of each type the fields that it has, and no other. */
export const published = z.discriminatedUnion('type', [
  publishedEvents.contact.schema,
  publishedEvents.visit.schema,
  publishedEvents.feedback.schema,
  publishedEvents.demand.schema,
  publishedEvents.respond.schema,
  publishedEvents.resolve.schema,
  publishedEvents.escalate.schema,
  publishedEvents.reopen.schema,
  publishedEvents.void.schema,
  publishedEvents.rosterChanged.schema,
  publishedEvents.calendarChanged.schema,
  publishedEvents.policyChanged.schema,
  publishedEvents.assessed.schema,
  publishedEvents.reminder.schema,
  publishedEvents.digest.schema,
])
