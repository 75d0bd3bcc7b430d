import type { Question } from './question.ts'

/** Days until demands were answered and solved, by category, topic and department. */
export const demandTimes: Question = {
  sql: `select demandCategory, topic, department,
  count(*) as demands,
  count(answerDays) as answered,
  round(cast(sum(answerDays) as double) / nullif(count(answerDays), 0), 1) as averageAnswerDays,
  sum(case when answerDays <= 7 then 1 else 0 end) as answeredInSevenDays,
  count(resolveDays) as resolved,
  round(cast(sum(resolveDays) as double) / nullif(count(resolveDays), 0), 1) as averageResolveDays,
  sum(case when resolveDays <= 30 then 1 else 0 end) as resolvedInThirtyDays
from demands
group by demandCategory, topic, department
order by demandCategory, topic, department`,
  chart: { kind: 'bars', along: 'demandCategory', measured: 'demands', series: 'department' },
}
