import type { Due } from '../../events/reminder.ts'
import { isFirstOfWeek, isQuietDay } from '../../shared/domain/messages/days.ts'
import { reminderId, tellsOfCalendar } from '../../shared/domain/messages/reminders.ts'
import { addMonths, monthOf } from '../../shared/domain/time/calendar.ts'
import { missingYear } from '../../shared/domain/time/missing-year.ts'
import type { WorkingDays } from '../../shared/domain/time/working-days.ts'
import type { Dependencies } from './ports.ts'
import { turnOf } from './turn.ts'
import type { Work, WorkOf } from './work.ts'

/** What a committee is told on a date: objections that wait for it, and at the root a calendar that is missing. */
async function orgDue(
  deps: Dependencies,
  { orgId, date, isRoot }: WorkOf<'org'>,
  days: WorkingDays,
): Promise<Due[]> {
  const month = addMonths(monthOf(date), -1)
  const open = await deps.objections.listOpenObjections(month, orgId)
  const objections = open.map(
    ({ id, cadreId }): Due => ({
      kind: 'objectionOpen',
      month,
      objectionId: id,
      of: cadreId,
    }),
  )
  if (!isRoot || !tellsOfCalendar(days, date, isFirstOfWeek(days, date))) return objections
  const missing = missingYear(await deps.workingDays.listCalendarYears(orgId), date)
  return missing ? [...objections, { kind: 'calendarMissing', year: missing.year }] : objections
}

/** Tells an org what is due, then gives those below it and its cadres their turn; later in quiet hours, never on days off. */
export async function tellOrg(deps: Dependencies, message: WorkOf<'org'>): Promise<void> {
  const { orgId, date } = message
  const days = await deps.workingDays.readWorkingDays(orgId)
  if (isQuietDay(days, date)) return
  const own = await deps.settings.readOrgMessages(orgId)
  const mute = [...new Set([...message.mute, ...(own?.mute ?? [])])]
  const quiet = own?.quiet ?? message.quiet
  const turn = turnOf(quiet, date, deps.now())
  if (turn === 'over') return
  if (turn !== 'now') return deps.send([message], turn)
  const at = deps.now().toISOString()
  for (const due of await orgDue(deps, message, days))
    if (!mute.includes(due.kind)) {
      const id = reminderId({ orgId }, due, date)
      await deps.messages.addMessage({ type: 'reminder', id, at, orgId, date, due })
    }
  const children = await deps.roster.listChildren(orgId, date)
  await deps.send([
    ...children.map((child): Work => ({ kind: 'org', date, orgId: child, mute, quiet })),
    { kind: 'page', date, orgId, mute, quiet } satisfies Work,
  ])
}
