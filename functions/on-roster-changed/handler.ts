import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { type RosterChanged, rosterChanged } from '../../events/roster.ts'
import type { Work } from '../../shared/assessing/work.ts'
import { consume } from '../../shared/aws/queue/consume.ts'
import type { Send } from '../../shared/aws/queue/send.ts'
import { onFirstCall } from '../../shared/contracts/environment.ts'
import { monthOf } from '../../shared/domain/time/calendar.ts'
import { assessments, openPorts, rosterReads, sendWork } from '../../shared/ports.ts'
import type { Assessments } from '../../shared/repositories/assessments.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'

/** What following needs. */
export interface Dependencies {
  readonly roster: Pick<RosterReads, 'readCadreWithLinks' | 'readClaims'>
  readonly assessments: Pick<Assessments, 'listAssessedMonths'>
  readonly send: Send
}

const announced = z.object({ detail: rosterChanged })

/** The cadre itself, and all who claim the same youths: whose link counts depends on the others', and on their service. */
async function concerned(
  { roster }: Dependencies,
  { subject, subjectId, youthId }: RosterChanged,
): Promise<string[]> {
  if (subject !== 'cadre' && subject !== 'link') return []
  const links = youthId === undefined ? (await roster.readCadreWithLinks(subjectId))?.links : [{ youthId }]
  const claims = await roster.readClaims([...new Set((links ?? []).map(link => link.youthId))], [subjectId])
  const claimants = Object.values(claims).flat()
  return [...new Set([subjectId, ...claimants.map(claim => claim.cadreId)])]
}

/**
 * Has those assessed again who were assessed for a month on which the change may bear. What an org or a base is
 * called or is of is taken in by the next run.
 */
export function build(deps: Dependencies) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    consume(event, {
      read: body => announced.parse(body).detail,
      key: change => change.id,
      work: async ([change]) => {
        const { from } = change as RosterChanged
        if (from === undefined) return
        const month = monthOf(from)
        for (const cadreId of await concerned(deps, change as RosterChanged)) {
          const assessed = await deps.assessments.listAssessedMonths(cadreId, month)
          if (assessed.length) await deps.send([{ kind: 'reassess', cadreId, month } satisfies Work])
        }
      },
    })
}

export const handler = onFirstCall(environment =>
  build(openPorts(environment, { roster: rosterReads, assessments, send: sendWork })),
)
