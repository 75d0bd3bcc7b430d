import type { Contact } from '../../../events/index.ts'
import { addDays, monthSpan, toDate, weeksOf } from '../../../shared/domain/time/calendar.ts'
import { at, type Diary, heading, linkedOn, onDuty, takingTurns } from './diary.ts'
import { type Chance, chanceOf } from './prng.ts'
import { notes } from './texts.ts'

const online = ['wechat', 'wechat', 'wechat', 'tuantuanju', 'qq', 'weibo'] as const
const purposes = ['topic', 'listen', 'listen', 'help', 'guidance', 'mutualHelp'] as const

/** Tells whom the cadre spoke to: a word online each week, then one by one or a few at a time, and greetings to all. */
export function tellContacts(diary: Diary): void {
  const { habit, worker, months, seed } = diary
  const chance = chanceOf(seed, diary.last, worker.person.cadreId, 'contacts')
  const turns = takingTurns()
  const few = worker.person.category === 'partTime'
  for (const month of months) {
    const days = daysOf(diary, month)
    if (days.length === 0) continue
    const reached = new Set<string>()
    const speak = (date: string, channel: Contact['channel'], purpose: Contact['purpose'], count: number) => {
      const linked = linkedOn(diary, date).map(link => link.youthId)
      const youthIds = turns(
        purpose === 'greeting' ? linked : linked.filter(known => !reached.has(known)),
        count,
      )
      if (youthIds.length === 0) return false
      if (purpose === 'mutualHelp' && youthIds.length < 2) purpose = 'help'
      if (youthIds.length <= 10) for (const youthId of youthIds) reached.add(youthId)
      tell(diary, chance, date, { channel, purpose, youthIds })
      return true
    }
    for (const { monday } of weeksOf(month)) {
      const open = days.filter(date => date >= monday && date < addDays(monday, 7))
      if (open.length && chance.happens(habit.online * (few ? 0.85 : 1))) {
        speak(chance.pick(open), chance.pick(online), 'topic', few ? 1 : chance.between(2, 4))
      }
    }
    const aim = Math.round(linkedOn(diary, days.at(-1) as string).length * habit.reach)
    while (reached.size < aim) {
      const alone = chance.happens(0.6)
      const channel = alone ? chance.pick(['phone', 'faceToFace', 'wechat'] as const) : chance.pick(online)
      if (!speak(chance.pick(days), channel, chance.pick(purposes), alone ? 1 : chance.between(2, 5))) break
    }
    for (let left = habit.greetings; left > 0; left--) {
      if (chance.happens(left)) speak(chance.pick(days), 'wechat', 'greeting', chance.between(30, 80))
    }
  }
}

function tell(
  diary: Diary,
  chance: Chance,
  date: string,
  contact: Pick<Contact, 'channel' | 'purpose' | 'youthIds'>,
): void {
  const hour = contact.channel === 'faceToFace' ? chance.between(9, 17) : chance.between(10, 21)
  const occurredAt = at(date, hour, chance.between(0, 59))
  diary.events.push({
    type: 'contact',
    ...heading(diary, occurredAt, 'contact', diary.events.length),
    ...contact,
    ...(chance.happens(0.5) && { note: chance.pick(notes[contact.purpose]) }),
  })
}

function daysOf(diary: Diary, month: string): string[] {
  const { first, last } = monthSpan(month)
  return Array.from({ length: last - first + 1 }, (_, day) => toDate(first + day)).filter(date =>
    onDuty(diary, date),
  )
}
