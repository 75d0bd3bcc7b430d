import type { Question } from './question.ts'

/** How soon after it happened contact is logged, by org and month. */
export const timeliness: Question = {
  sql: `select e.month, e.orgId, o.name as org,
  count(*) as events,
  round(cast(sum(e.lagDays) as double) / count(*), 1) as averageLagDays,
  round(100 * cast(sum(case when e.lagDays = 0 then 1 else 0 end) as double) / count(*), 1) as percentSameDay,
  round(100 * cast(sum(case when e.lagDays <= 7 then 1 else 0 end) as double) / count(*), 1) as percentInAWeek,
  sum(case when e.late then 1 else 0 end) as late
from events e
left join orgs o on o.orgId = e.orgId and o.validFrom <= e.month || '-28'
  and (o.validUntil is null or e.month || '-28' < o.validUntil)
where e.type in ('contact', 'visit')
group by e.month, e.orgId, o.name
order by e.month, e.orgId`,
  chart: { kind: 'lines', along: 'month', measured: 'averageLagDays', series: 'org' },
}
