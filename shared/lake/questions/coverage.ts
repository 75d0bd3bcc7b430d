import type { Question } from './question.ts'

/** Who is registered of the established posts, by org, on the last day of which anything is told. */
export const coverage: Question = {
  sql: `with last as (
  select max(occurredOn) as day from events
), registered as (
  select c.orgId, c.category, c.cadreId
  from cadres c
  cross join last
  where c.validFrom <= last.day and (c.validUntil is null or last.day < c.validUntil)
    and c.serviceFrom <= last.day and (c.serviceUntil is null or last.day < c.serviceUntil)
), linkedTo as (
  select l.cadreId, count(distinct l.youthId) as youths
  from links l
  cross join last
  where l.since <= last.day and (l.until is null or last.day < l.until)
  group by l.cadreId
)
select o.orgId, o.name as org, o.fullTimePosts, o.secondedPosts,
  count(r.cadreId) as cadres,
  count(case when r.category = 'fullTime' then 1 end) as fullTime,
  count(case when r.category = 'seconded' then 1 end) as seconded,
  round(100 * cast(count(case when r.category in ('fullTime', 'seconded') then 1 end) as double)
    / nullif(o.fullTimePosts + o.secondedPosts, 0), 1) as percentRegistered,
  coalesce(sum(l.youths), 0) as links
from orgs o
cross join last
left join registered r on r.orgId = o.orgId
left join linkedTo l on l.cadreId = r.cadreId
where o.validFrom <= last.day and (o.validUntil is null or last.day < o.validUntil)
group by o.orgId, o.name, o.fullTimePosts, o.secondedPosts
order by o.orgId`,
  chart: { kind: 'bars', along: 'org', measured: 'cadres' },
}
