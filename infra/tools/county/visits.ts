import type { Visit } from '../../../events/index.ts'
import { builtInWorkingDays } from '../../../shared/domain/time/built-in-calendar.ts'
import { addDays, monthOf, toDay, weeksOf } from '../../../shared/domain/time/calendar.ts'
import { at, attributesOf, type Diary, heading, linkedOn, onDuty, takingTurns } from './diary.ts'
import { type Chance, chanceOf, youthIdOf } from './prng.ts'

/** Programmes to which theme days and activities belong: 三进三帮、在职党员回社区，青联结对、留守儿童、扶贫帮困. */
const themes = ['threeEntries', 'membersToCommunity'] as const
const activities = ['federationPairing', 'leftBehindChildren', 'povertyRelief'] as const

/** A half-day on which the cadre can go. */
type Slot = readonly [date: string, half: 'am' | 'pm']

/** Half-days of a working week on duty, the earlier one first. */
function slots(diary: Diary, monday: string): Slot[] {
  return Array.from({ length: 7 }, (_, day) => addDays(monday, day))
    .filter(date => onDuty(diary, date) && builtInWorkingDays.isWorking(toDay(date)))
    .flatMap((date): Slot[] => [
      [date, 'am'],
      [date, 'pm'],
    ])
}

/** How many of `rate` on average. */
const about = (rate: number, chance: Chance) => Math.floor(rate) + (chance.happens(rate % 1) ? 1 : 0)

/** Tells where the cadre went, week by week: 报到, now and then a theme day, an activity, a survey in summer. */
export function tellVisits(diary: Diary): void {
  const { habit, worker, months, share, seed } = diary
  const { cadreId, category } = worker.person
  const chance = chanceOf(seed, diary.last, cadreId, 'visits')
  // Drawn by themselves, so that all else stays as it was.
  const ofProgrammes = chanceOf(seed, diary.last, cadreId, 'programmes')
  const turns = takingTurns()
  const due =
    category === 'partTime' || category === 'partTimeLarge' ? habit.halfDays * share : habit.halfDays
  for (const month of months) {
    const plans = plansOf(diary, month, chance)
    for (const { monday } of weeksOf(month)) {
      const chosen = chance.shuffled(slots(diary, monday)).slice(0, about(due, chance)).sort()
      for (const [date, half] of chosen) {
        const assigned = attributesOf(worker, date).bases.filter(
          ({ since, until }) => since <= date && (until === undefined || date < until),
        )
        const { baseId } = assigned[diary.events.length % assigned.length] as { baseId: string }
        const activity = monthOf(date) === month ? (plans.shift() ?? 'checkIn') : 'checkIn'
        const there = linkedOn(diary, date).filter(link => link.baseId === baseId)
        const few = category === 'partTime' ? 0.5 : 1
        const most = Math.round(chance.between(...habit.present) * (activity === 'checkIn' ? few : 2 * few))
        const occurredAt = at(
          date,
          half === 'am' ? chance.between(8, 10) : chance.between(14, 16),
          chance.between(0, 59),
        )
        diary.events.push({
          type: 'visit',
          ...heading(diary, occurredAt, `visit ${half}`, 0),
          activity,
          baseId,
          youthIds: turns(
            there.map(link => link.youthId),
            most,
          ),
          ...programmesOf(activity, ofProgrammes),
        })
      }
    }
  }
  tellOpenDay(diary, chance)
}

/** The programme that an activity belongs to, if it does to one. */
function programmesOf(activity: Visit['activity'], chance: Chance): Pick<Visit, 'programmes'> {
  if (activity !== 'themeDay' && activity !== 'groupActivity') return {}
  if (!chance.happens(0.6)) return {}
  const some = activity === 'themeDay' ? themes : activities
  return { programmes: [chance.pick(some)] }
}

/** What the first visits of a month are for. */
function plansOf({ habit, worker }: Diary, month: string, chance: Chance): Visit['activity'][] {
  const plans: Visit['activity'][] = []
  const fullTime = worker.person.category === 'fullTime' || worker.person.category === 'seconded'
  if (fullTime && /-0[78]$/.test(month) && chance.happens(habit.activity)) plans.push('survey')
  if (chance.happens(fullTime ? habit.themeDay : habit.themeDay / 3)) plans.push('themeDay')
  if (chance.happens(habit.activity)) plans.push('groupActivity')
  return plans
}

/** The leading organs open their doors once: many come, most of whom nobody is linked to (机关开放日). */
function tellOpenDay(diary: Diary, chance: Chance): void {
  const { seed, worker, months } = diary
  const { cadreId, habit, orgId, category } = worker.person
  const invites = (orgId === 'ls' || orgId === 'ha') && category === 'fullTime'
  if (!invites || habit === 'slack' || habit === 'absent') return
  const date = weeksOf(months[1] as string)
    .flatMap(({ monday }) => slots(diary, monday))
    .map(([day]) => day)[chance.between(4, 12)]
  if (date === undefined) return
  const guests = Array.from({ length: chance.between(180, 320) }, (_, nth) =>
    youthIdOf(seed, cadreId, 'guest', nth),
  )
  const known = linkedOn(diary, date).slice(0, 15)
  diary.events.push({
    type: 'visit',
    ...heading(diary, at(date, 13, 30), 'open day', 0),
    activity: 'openDay',
    youthIds: [...known.map(link => link.youthId), ...guests],
    programmes: ['openDay'],
    note: '机关开放日',
  })
}
