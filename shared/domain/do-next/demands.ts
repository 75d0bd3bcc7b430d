import { answeredBy, type DemandCase, settledBy } from '../demands/demands.ts'
import { toDate } from '../time/calendar.ts'
import { type Ahead, type Candidate, spoken } from './ahead.ts'

const categoryNames = { confusion: '思想困惑', difficulty: '实际困难', suggestion: '意见建议' } as const

/**
 * Demands to be answered or settled (notice, task 3: 及时回应, task 4: 办实事). An answer that is overdue mends no
 * indicator any more, but the youth still waits. A mark that has passed is left to the demand list.
 */
export function demandsAhead(ahead: Ahead): Candidate[] {
  return ahead.of.demands.flatMap(demand => [...answer(ahead, demand), ...settle(ahead, demand)])
}

function answer(ahead: Ahead, demand: DemandCase): Candidate[] {
  const { of, today } = ahead
  if (answeredBy(demand, today)) return []
  const due = demand.raised + of.policy.demands.answerDays
  const { id: demandId, youthId } = demand
  const name = categoryNames[demand.category]
  const common = { indicator: 'demandsAnswered' as const, youthIds: [youthId], demandId }
  if (due < today) {
    const text = `青年提出的${name}应在${spoken(ahead, due)}前答复，已超期${today - due}天，请尽快答复。`
    return [{ item: { kind: 'answerOverdue', deadline: toDate(due), text, ...common }, lost: 0 }]
  }
  const deadline = Math.min(due, ahead.last)
  const text = `青年提出的${name}尚未答复，${spoken(ahead, deadline)}到期。`
  const lost = 1 / (ahead.assessment.dimensions.activity.indicators.demandsAnswered?.den ?? 1)
  return [{ item: { kind: 'answerDemand', deadline: toDate(deadline), text, ...common }, lost }]
}

function settle(ahead: Ahead, demand: DemandCase): Candidate[] {
  const { of, today } = ahead
  const { answerDays, settleDays } = of.policy.demands
  const mark = demand.raised + settleDays
  const answerFirst = !answeredBy(demand, today) && demand.raised + answerDays >= today
  if (!demand.byFeedback || mark < today || answerFirst || settledBy(demand, today)) return []
  const deadline = Math.min(mark, ahead.last)
  const escalating = demand.category === 'suggestion' ? '解决或转交职能部门' : '解决'
  const text = `青年提出的${categoryNames[demand.category]}尚未解决，请在${spoken(ahead, deadline)}前${escalating}。`
  const lost = 1 / (ahead.assessment.dimensions.satisfaction.indicators.outcome?.den ?? 1)
  // Without its youth, who may be a rater: as in the evidence.
  const item = { kind: 'settleDemand', indicator: 'outcome', deadline: toDate(deadline), text } as const
  return [{ item: { ...item, demandId: demand.id }, lost }]
}
