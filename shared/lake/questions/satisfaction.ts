import type { Question } from './question.ts'

/** Satisfaction against the mix of contact, by the share of face to face; five cadres and raters behind each line. */
export const satisfaction: Question = {
  sql: `with mix as (
  select cadreId, month, count(*) as contacts,
    sum(case when medium = 'faceToFace' then 1 else 0 end) as faceToFace
  from events
  where type = 'contact' and counts
  group by cadreId, month
), rated as (
  select a.cadreId, a.month, a.ratingNum, a.ratingDen, a.raters,
    case
      when m.contacts is null then 'none'
      when 4 * m.faceToFace < m.contacts then 'few'
      when 2 * m.faceToFace < m.contacts then 'some'
      else 'half'
    end as faceToFaceShare
  from assessments a
  left join mix m on m.cadreId = a.cadreId and m.month = a.month
  where a.isLatest and a.ratingDen is not null
)
select faceToFaceShare,
  count(*) as cadreMonths,
  count(distinct cadreId) as cadres,
  sum(raters) as raters,
  round(100 * cast(sum(ratingNum) as double) / sum(ratingDen), 1) as percentSatisfied
from rated
group by faceToFaceShare
having count(distinct cadreId) >= 5 and sum(raters) >= 5
order by faceToFaceShare`,
  chart: { kind: 'bars', along: 'faceToFaceShare', measured: 'percentSatisfied' },
}
