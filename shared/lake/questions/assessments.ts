import type { Question } from './question.ts'

/** Results month by month, and what was restated for which causes. */
export const assessments: Question = {
  sql: `select month,
  sum(case when isLatest then 1 else 0 end) as assessed,
  sum(case when isLatest and status = 'final' then 1 else 0 end) as final,
  count(*) as revisions,
  sum(case when restates is not null then 1 else 0 end) as restatements,
  count(distinct case when restates is not null then cadreId end) as cadresRestated,
  sum(case when restates is not null and causeEvents > 0 then 1 else 0 end) as causedByEvents,
  sum(case when restates is not null and causeRosterChanges > 0 then 1 else 0 end) as causedByRoster,
  sum(case when restates is not null and causeCalendars > 0 then 1 else 0 end) as causedByCalendar,
  sum(changes) as changedIndicators
from assessments
group by month
order by month`,
  chart: { kind: 'lines', along: 'month', measured: 'restatements' },
}
