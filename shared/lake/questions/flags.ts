import type { Question } from './question.ts'

/** Flags and their precision: of those that somebody looked at, how many were right. */
export const flags: Question = {
  sql: `select kind,
  count(*) as flags,
  sum(case when state = 'open' then 1 else 0 end) as open,
  sum(case when state = 'dismissed' then 1 else 0 end) as dismissed,
  sum(case when state = 'coached' then 1 else 0 end) as coached,
  sum(case when state = 'upheld' then 1 else 0 end) as upheld,
  round(100 * cast(sum(case when state = 'upheld' then 1 else 0 end) as double)
    / nullif(sum(case when state <> 'open' then 1 else 0 end), 0), 1) as percentUpheld
from flags
group by kind
order by kind`,
  chart: { kind: 'bars', along: 'kind', measured: 'flags' },
}
