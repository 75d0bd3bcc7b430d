import type { Question } from './question.ts'

/** Reach by field and purpose, fields that nobody reached included. */
export const reach: Question = {
  sql: `with linkedTo as (
  select field, count(distinct youthId) as youths from links group by field
), contacted as (
  select field, purpose, count(*) as participations, count(distinct youthId) as youths
  from participations
  where type = 'contact' and counts and linked
  group by field, purpose
)
select l.field, l.youths as linkedYouths, c.purpose, coalesce(c.participations, 0) as participations,
  coalesce(c.youths, 0) as youths,
  round(100 * cast(coalesce(c.youths, 0) as double) / l.youths, 1) as percentReached
from linkedTo l
left join contacted c on c.field = l.field
order by l.field, c.purpose`,
  chart: { kind: 'bars', along: 'field', measured: 'youths', series: 'purpose' },
}
