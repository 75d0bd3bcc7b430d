import { hash } from 'node:crypto'
import { monthSpan } from '../time/calendar.ts'
import { ledgerZone } from '../time/ledger-zone.ts'
import { daysBetween, hasDay } from '../time/month-days.ts'
import { localDayOfMs } from '../time/zone.ts'
import type { Days, MonthFacts, SizedDays } from './facts.ts'

type Content = Omit<MonthFacts, 'v' | 'hash'>

/** What is left of a youth's contacts on the days; 0 where nothing is. */
function sizedOn(sized: SizedDays | undefined, days: Days): SizedDays {
  if (sized === undefined) return 0
  if (typeof sized === 'number') return sized & days
  const present: number[] = []
  for (let i = 0; i < sized.length; i += 2) {
    const left = (sized[i + 1] as number) & days
    if (left !== 0) present.push(sized[i] as number, left)
  }
  return present.length === 0 ? 0 : present
}

/**
 * What a month's facts mean up to a day of it, as text: all that may bear on a number, with youths by their ids. It does
 * not show how the facts are laid out. It leaves out how many events there were, which came late, and which confirmations
 * lie elsewhere: these bear on no number. Empty where nothing counts.
 */
function meaningOf(facts: Content, lastDay: number): string {
  const { first } = monthSpan(facts.month)
  const days = daysBetween(1, lastDay)
  const name = (youth: number) => facts.youths[youth] as string
  const isBy = (at: number) => localDayOfMs(at, ledgerZone) - first + 1 <= lastDay
  const contacts = facts.youths.flatMap((youthId, youth) => {
    const [online, phone, faceToFace] = [facts.online, facts.phone, facts.faceToFace].map(along =>
      sizedOn(along[youth], days),
    )
    return online === 0 && phone === 0 && faceToFace === 0 ? [] : [[youthId, online, phone, faceToFace]]
  })
  const parts = [
    contacts,
    facts.visits
      .filter(([day]) => hasDay(days, day))
      .map(([day, half, activity, baseId, youths]) => [day, half, activity, baseId, youths.map(name)]),
    facts.ratings.filter(([, day]) => hasDay(days, day)).map(([youth, ...rest]) => [name(youth), ...rest]),
    facts.confirmed
      .filter(([, day, contactDay]) => hasDay(days, day) && hasDay(days, contactDay))
      .map(([youth, ...rest]) => [name(youth), ...rest]),
    facts.demands.filter(([, , , at]) => isBy(at)).map(([id, youth, ...rest]) => [id, name(youth), ...rest]),
    facts.steps.filter(([, , at]) => isBy(at)),
  ]
  return parts.every(part => part.length === 0) ? '' : JSON.stringify(parts)
}

/** SHA-256 over what a month's facts mean up to a day of it; empty where nothing counts. */
export function hashOf(facts: Content, lastDay = 31): string {
  const meaning = meaningOf(facts, lastDay)
  return meaning === '' ? '' : hash('sha256', meaning, 'base64url')
}
