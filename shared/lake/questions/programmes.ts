import type { Question } from './question.ts'

/** Programmes: what was done for each, by how many, with how many youths. */
export const programmes: Question = {
  sql: `select p.programme,
  count(*) as events,
  sum(case when e.type = 'contact' then 1 else 0 end) as contacts,
  sum(case when e.type = 'visit' then 1 else 0 end) as visits,
  count(distinct e.cadreId) as cadres,
  sum(e.youths) as participations
from events e
cross join unnest(e.programmes) as p(programme)
where e.counts
group by p.programme
order by p.programme`,
  chart: { kind: 'bars', along: 'programme', measured: 'events' },
}
