import type { EventContent } from '../../../events/index.ts'
import { addDays } from '../../../shared/domain/time/calendar.ts'
import { at, type Diary, heading, onDuty } from './diary.ts'
import { chanceOf } from './prng.ts'
import { answers, reasons } from './texts.ts'

/** What became of each demand: answered in time or late, passed on, solved, sometimes not to the youth's mind. */
export function tellSteps(diary: Diary): void {
  for (const event of [...diary.events]) {
    if (event.type === 'demand' || (event.type === 'feedback' && event.demand)) tellStepsOf(diary, event)
  }
}

function tellStepsOf(diary: Diary, raised: EventContent): void {
  const { habit, seed } = diary
  const chance = chanceOf(seed, diary.last, raised.id, 'steps')
  let date = raised.occurredAt.slice(0, 10)
  const step = (type: 'respond' | 'resolve' | 'reopen' | 'escalate', days: number) => {
    date = addDays(date, days)
    if (!onDuty(diary, date)) return
    const occurredAt = at(date, 9, chance.between(0, 59))
    const common = { ...heading(diary, occurredAt, `${type} ${raised.id}`, 0), demandId: raised.id }
    const text = chance.pick(answers[type])
    diary.events.push(
      type === 'escalate'
        ? { type, ...common, to: chance.pick(answers.to), text }
        : { type, ...common, text },
    )
  }
  if (chance.happens(habit.answers)) step('respond', chance.between(1, 6))
  else if (chance.happens(0.4)) step('respond', chance.between(9, 14))
  else return
  if (chance.happens(0.25)) step('escalate', chance.between(1, 3))
  if (!chance.happens(habit.settles)) return
  step('resolve', chance.between(3, 12))
  if (!chance.happens(0.15)) return
  step('reopen', chance.between(1, 3))
  if (chance.happens(habit.settles)) step('resolve', chance.between(2, 4))
}

/** Somebody saved a contact twice, saw it, and took the second one back. */
export function tellMistake(diary: Diary): void {
  const { seed, worker, months } = diary
  const chance = chanceOf(seed, diary.last, worker.person.cadreId, 'mistake')
  const month = months[1] as string
  const contact = diary.events.find(event => event.type === 'contact' && event.occurredAt.startsWith(month))
  if (contact === undefined || !chance.happens(0.3)) return
  const twice = { ...contact, ...heading(diary, contact.occurredAt, 'twice', 0) }
  diary.events.push(twice, {
    type: 'void',
    ...heading(diary, contact.occurredAt.replace(/T.*/, 'T23:15:00+08:00'), 'void', 0),
    voids: twice.id,
    month,
    reason: chance.pick(reasons),
  })
}
