import type { Question } from './question.ts'

/** Activity by org and week. */
export const activity: Question = {
  sql: `select e.orgId, o.name as org, e.weekSunday,
  count(distinct e.cadreId) as cadres,
  sum(case when e.type = 'contact' then 1 else 0 end) as contacts,
  sum(case when e.type = 'visit' then 1 else 0 end) as visits,
  count(distinct case when e.type = 'visit' and e.assigned and e.workingDay
    then e.cadreId || ' ' || e.occurredOn || e.halfDay end) as halfDays
from events e
left join orgs o on o.orgId = e.orgId and o.validFrom <= e.weekSunday
  and (o.validUntil is null or e.weekSunday < o.validUntil)
where e.counts and e.type in ('contact', 'visit')
group by e.orgId, o.name, e.weekSunday
order by e.orgId, e.weekSunday`,
  chart: { kind: 'lines', along: 'weekSunday', measured: 'contacts', series: 'org' },
}
