import type { RecordedEvent } from '../../events/index.ts'
import { partitionMonth } from '../../shared/domain/ledger/standing.ts'
import { activeOn } from '../../shared/domain/roster/overlap.ts'
import { inService } from '../../shared/domain/roster/roster.ts'
import { localDate } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import type { FeedbackRow, RowResult } from '../../shared/importing/rows.ts'
import { jobReasons } from '../../shared/labels/jobs.ts'
import { askOnce } from '../../shared/repositories/remember.ts'
import type { Dependencies } from './ports.ts'
import type { OpenRow, RowWork, Working } from './work.ts'

/** Works on rows of ratings. */
export const workingOnFeedback: Working = ({ roster, ledger, now }: Dependencies, { caller }) => {
  const readCadre = askOnce((cadreId: string) => roster.readCadreWithLinks(cadreId))

  /** What counts nowhere is told, not refused. */
  async function told(row: FeedbackRow, result: RowResult['result']): Promise<RowResult> {
    const cadre = await readCadre(row.cadreId)
    const date = localDate(row.feedback.occurredAt, ledgerZone)
    if (!cadre) return { result: 'refused', reason: jobReasons.cadreGone }
    if (!inService(cadre.profile, date)) return { result, reason: jobReasons.outOfService }
    const isLinked = cadre.links.some(link => link.youthId === row.youthId && activeOn(link, date))
    return isLinked ? { result } : { result, reason: jobReasons.notLinked }
  }

  const work: RowWork<FeedbackRow> = {
    async plan(row) {
      const month = partitionMonth(row.feedback, ledgerZone)
      const known = await ledger.findEvent(row.cadreId, month, row.feedback.id)
      return told(row, known ? 'unchanged' : 'created')
    },

    async apply(row) {
      const recorded = {
        recordedAt: now().toISOString(),
        recordedBy: caller.subject,
        ...(caller.org !== undefined && { recordedIn: caller.org }),
      }
      const event: RecordedEvent = { ...row.feedback, ...recorded }
      const { outcome } = await ledger.appendEvent(partitionMonth(event, ledgerZone), event)
      return told(row, outcome === 'appended' ? 'created' : 'unchanged')
    },
  }
  return work as unknown as RowWork<OpenRow>
}
