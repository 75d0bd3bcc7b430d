import type { EventContent, Feedback } from '../../../events/index.ts'
import { addDays, monthOf, monthSpan, toDate } from '../../../shared/domain/time/calendar.ts'
import { at, type Diary, heading, linkedOn, onDuty, takingTurns } from './diary.ts'
import { type Chance, chanceOf } from './prng.ts'
import { comments, demands } from './texts.ts'

const sources = ['app', 'app', 'tencent', 'sina', 'fieldSurvey', 'faceToFace'] as const
const categories = ['confusion', 'difficulty', 'difficulty', 'suggestion'] as const

/** What is said of a cadre: ratings, some of which confirm a contact or visit, some of which raise a demand. */
export function tellVoices(diary: Diary): void {
  const { habit, worker, months, share, seed } = diary
  const { cadreId, story } = worker.person
  const chance = chanceOf(seed, diary.last, cadreId, 'voices')
  const turns = takingTurns()
  for (const month of months) {
    const most = story === 'unrated' ? chance.between(0, 1) : chance.between(...habit.raters) * share
    for (let nth = 0; nth < Math.round(most); nth++) {
      const seen = chance.happens(0.5) ? eventWith(diary, month, chance) : undefined
      const date = seen ? addDays(dateOf(seen), chance.between(0, 2)) : dayIn(month, chance)
      if (!onDuty(diary, date)) continue
      const linked = linkedOn(diary, date).map(link => link.youthId)
      const [youthId] = turns(
        chance.shuffled(seen ? linked.filter(known => seen.youthIds.includes(known)) : linked),
        1,
      )
      if (youthId === undefined) continue
      const occurredAt = at(date, 22, chance.between(0, 59))
      diary.events.push({
        type: 'feedback',
        ...heading(diary, occurredAt, `feedback of ${month}`, nth),
        youthId,
        ...opinion(habit.liking, chance),
        source: chance.pick(sources),
        ...(seen && { confirms: seen.id }),
        ...wish(chance, 0.12),
      })
    }
  }
}

/** Demands that a cadre hears and writes down on a youth's behalf. */
export function tellDemands(diary: Diary): void {
  const { habit, worker, months, share, seed } = diary
  const chance = chanceOf(seed, diary.last, worker.person.cadreId, 'demands')
  for (const month of months) {
    const date = dayIn(month, chance)
    const youth = chance.shuffled(linkedOn(diary, date))[0]
    if (youth === undefined || !onDuty(diary, date) || !chance.happens(habit.activity * share)) continue
    const category = chance.pick(categories)
    diary.events.push({
      type: 'demand',
      ...heading(diary, at(date, 18, chance.between(0, 59)), 'demand', 0),
      youthId: youth.youthId,
      category,
      text: chance.pick(demands[category]),
    })
  }
}

type Seen = Extract<EventContent, { type: 'contact' | 'visit' }>

function eventWith({ events }: Diary, month: string, chance: Chance): Seen | undefined {
  const seen = events.filter(
    (event): event is Seen =>
      (event.type === 'contact' || event.type === 'visit') &&
      event.youthIds.length > 0 &&
      event.youthIds.length <= 10 &&
      monthOf(dateOf(event)) === month,
  )
  return seen.length ? chance.pick(seen) : undefined
}

const dateOf = ({ occurredAt }: EventContent) => occurredAt.slice(0, 10)

function dayIn(month: string, chance: Chance): string {
  const { first, last } = monthSpan(month)
  return toDate(chance.between(first, last))
}

/** How a youth rates, around how well the cadre is liked. */
export function opinion(liking: number, chance: Chance): Pick<Feedback, 'score' | 'comment'> {
  const rounded = Math.round(liking + chance.between(-9, 9) / 10)
  const score = Math.min(5, Math.max(1, rounded)) as 1 | 2 | 3 | 4 | 5
  return { score, ...(chance.happens(0.4) && { comment: chance.pick(comments[score]) }) }
}

/** What a youth wants solved, now and then. */
export function wish(chance: Chance, often: number): Pick<Feedback, 'demand'> {
  if (!chance.happens(often)) return {}
  const category = chance.pick(categories)
  return { demand: { category, text: chance.pick(demands[category]) } }
}
