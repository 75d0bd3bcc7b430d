import type { Question } from './question.ts'

/** What the summer's campaign changed: a month of the quarter before it, of it, and of the quarter after, by org. */
export const campaign: Question = {
  sql: `with phases as (
  select e.*, substr(e.month, 1, 4) as year,
    case
      when substr(e.month, 6, 2) in ('04', '05', '06') then 'before'
      when substr(e.month, 6, 2) in ('07', '08') then 'during'
      when substr(e.month, 6, 2) in ('09', '10', '11') then 'after'
    end as phase
  from events e
  where e.counts and e.type in ('contact', 'visit')
), summed as (
  select year, orgId, phase,
    count(distinct month) as months,
    sum(case when type = 'contact' then 1 else 0 end) as contacts,
    sum(case when type = 'visit' then 1 else 0 end) as visits,
    sum(case when activity = 'survey' then 1 else 0 end) as surveys,
    sum(linkedYouths) as participations
  from phases
  where phase is not null
  group by year, orgId, phase
)
select s.year, s.orgId, o.name as org, s.phase, s.months, s.surveys,
  round(cast(s.contacts as double) / s.months, 1) as contactsAMonth,
  round(cast(s.visits as double) / s.months, 1) as visitsAMonth,
  round(cast(s.participations as double) / s.months, 1) as participationsAMonth
from summed s
left join orgs o on o.orgId = s.orgId and o.validFrom <= s.year || '-07-01'
  and (o.validUntil is null or s.year || '-07-01' < o.validUntil)
order by s.year, s.orgId, case s.phase when 'before' then 1 when 'during' then 2 else 3 end`,
  chart: { kind: 'bars', along: 'org', measured: 'contactsAMonth', series: 'phase' },
}
