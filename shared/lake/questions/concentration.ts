import type { Question } from './question.ts'

/** Whether contact goes to few: the share of the most-contacted tenth of a cadre's linked youths, by org and month. */
export const concentration: Question = {
  sql: `with each as (
  select month, orgId, cadreId, youthId, count(*) as contacts
  from participations
  where type = 'contact' and counts and personal and linked
  group by month, orgId, cadreId, youthId
), ranked as (
  select month, orgId, cadreId, contacts,
    row_number() over (partition by month, orgId, cadreId order by contacts desc, youthId) as place,
    count(*) over (partition by month, orgId, cadreId) as reached
  from each
)
select r.month, r.orgId, o.name as org,
  count(distinct r.cadreId) as cadres,
  count(*) as youthsReached,
  sum(r.contacts) as contacts,
  round(100 * cast(sum(case when 10 * (r.place - 1) < r.reached then r.contacts else 0 end) as double)
    / sum(r.contacts), 1) as percentToTopTenth
from ranked r
left join orgs o on o.orgId = r.orgId and o.validFrom <= r.month || '-28'
  and (o.validUntil is null or r.month || '-28' < o.validUntil)
group by r.month, r.orgId, o.name
order by r.month, r.orgId`,
  chart: { kind: 'lines', along: 'month', measured: 'percentToTopTenth', series: 'org' },
}
