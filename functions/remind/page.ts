import type { MessageKind } from '../../events/reminder.ts'
import { isBusy, pace } from '../../shared/assessing/pace.ts'
import { isFirstOfWeek, isQuietDay, mondayOf } from '../../shared/domain/messages/days.ts'
import { addToDigest, type DigestLine, digestId, emptyDigest } from '../../shared/domain/messages/digest.ts'
import { reminderId } from '../../shared/domain/messages/reminders.ts'
import { ascending } from '../../shared/domain/order.ts'
import { serviceOf, validOrFirst, within } from '../../shared/domain/roster/roster.ts'
import { addDays } from '../../shared/domain/time/calendar.ts'
import type { Member } from '../../shared/repositories/roster/roster.ts'
import { log } from '../../shared/telemetry/log.ts'
import { measure } from '../../shared/telemetry/metrics.ts'
import { cadreReader } from './cadre.ts'
import type { Dependencies } from './ports.ts'
import { turnOf } from './turn.ts'
import type { Work, WorkOf } from './work.ts'

/** Cadres of one message, and how many of them are looked at at once. */
const [cadresPerPage, concurrency] = [50, 5]

/** Whether somebody serves in the org on a date: everybody does in one at most. */
const belongs = (member: Member, orgId: string, date: string) =>
  within(serviceOf(member), date) && validOrFirst(member.history, date)?.orgId === orgId

/** The next cadres of an org behind a cursor, and whether there are more. */
async function nextCadres({ roster }: Dependencies, { orgId, date, after }: WorkOf<'page'>) {
  const cadreIds: string[] = []
  for await (const member of roster.listMembers(orgId)) {
    if (after !== undefined && member.cadreId <= after) continue
    if (!belongs(member, orgId, date)) continue
    if (cadreIds.length === cadresPerPage) return { cadreIds, isLast: false }
    cadreIds.push(member.cadreId)
  }
  return { cadreIds, isLast: true }
}

/** Tells a page of an org's cadres what is due, then the next one has its turn, or the org's digest goes out. */
export async function tellPage(deps: Dependencies, message: WorkOf<'page'>, until: number): Promise<void> {
  const { orgId, date, mute, quiet } = message
  const turn = turnOf(quiet, date, deps.now())
  if (turn === 'over') return
  if (turn !== 'now') return deps.send([message], turn)
  const days = await deps.workingDays.readWorkingDays(orgId)
  if (isQuietDay(days, date)) return
  const withDigest = isFirstOfWeek(days, date) && !mute.includes('digest')
  const { cadreIds, isLast } = await nextCadres(deps, message)
  const settings = await deps.settings.readCadreMessages(cadreIds)
  const read = await cadreReader(deps, orgId, date, withDigest)
  const lines: DigestLine[] = []
  const at = deps.now().toISOString()

  const failed = await pace(cadreIds, { limit: concurrency, until }, async cadreId => {
    const told = await read(cadreId)
    if (!told) return
    const muted: readonly MessageKind[] = [...mute, ...(settings[cadreId]?.mute ?? [])]
    for (const due of told.due) {
      if (muted.includes(due.kind)) continue
      const id = reminderId({ cadreId }, due, date)
      await deps.messages.addMessage({ type: 'reminder', id, at, orgId, date, cadreId, due })
    }
    lines.push(told.line)
  })
  for (const { item, error } of failed) {
    if (isBusy(error)) throw error
    measure('notTold')
    log.error('nothing can be told', error, { cadreId: item })
  }

  lines.sort((a, b) => ascending(a.cadreId, b.cadreId))
  const digest = withDigest ? addToDigest(message.digest ?? emptyDigest, lines) : undefined
  const after = cadreIds.at(-1)
  if (!isLast && after !== undefined)
    return deps.send([{ ...message, after, ...(digest && { digest }) } satisfies Work])
  if (digest === undefined || digest.cadres === 0) return
  const week = addDays(mondayOf(date), -7)
  await deps.messages.addMessage({ type: 'digest', id: digestId(orgId, week), at, orgId, week, ...digest })
}
