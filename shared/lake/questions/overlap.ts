import type { Question } from './question.ts'

/** How many cadres hold a link to the same youth, on the last day of which anything is told. */
export const overlap: Question = {
  sql: `with last as (
  select max(occurredOn) as day from events
), held as (
  select l.youthId, count(distinct l.cadreId) as cadres
  from links l
  cross join last
  where l.since <= last.day and (l.until is null or last.day < l.until)
  group by l.youthId
)
select cadres as cadresPerYouth, count(*) as youths
from held
group by cadres
order by cadres`,
  chart: { kind: 'bars', along: 'cadresPerYouth', measured: 'youths' },
}
