import type { Columns } from '../domain/lake/columns.ts'

/** A view that stands on the tables of the lake: the same text on Athena and on DuckDB. */
export interface LakeView {
  readonly columns: Columns
  readonly sql: string
}

/** Every view, by name, each after those that it stands on. */
export const lakeViews = {
  /** Each youth of each contact and visit, with the link on the day if there was one. */
  participations: {
    columns: {
      eventId: 'string',
      type: 'string',
      month: 'string',
      cadreId: 'string',
      orgId: 'string',
      occurredOn: 'string',
      counts: 'boolean',
      personal: 'boolean',
      medium: 'string',
      purpose: 'string',
      youthId: 'string',
      linked: 'boolean',
      field: 'string',
      baseId: 'string',
    },
    sql: `select e.id as eventId, e.type, e.month, e.cadreId, e.orgId, e.occurredOn, e.counts, e.personal, e.medium,
  e.purpose, y.youthId, l.youthId is not null as linked, l.field, l.baseId
from events e
cross join unnest(e.youthIds) as y(youthId)
left join links l on l.cadreId = e.cadreId and l.youthId = y.youthId
  and l.since <= e.occurredOn and (l.until is null or e.occurredOn < l.until)
where e.type in ('contact', 'visit')`,
  },
  /** Each demand raised in service, with what became of it: days are counted from the day on which it was raised. */
  demands: {
    columns: {
      demandId: 'string',
      month: 'string',
      cadreId: 'string',
      orgId: 'string',
      demandCategory: 'string',
      topic: 'string',
      byFeedback: 'boolean',
      raisedOn: 'string',
      answeredOn: 'string',
      answerDays: 'int',
      escalatedOn: 'string',
      department: 'string',
      resolvedOn: 'string',
      resolveDays: 'int',
    },
    sql: `with raised as (
  select demandId, month, cadreId, orgId, demandCategory, type = 'feedback' as byFeedback,
    occurredOn as raisedOn, occurredDay as raisedDay, occurredMs as raisedMs
  from events
  where type in ('demand', 'feedback') and demandId is not null and inService
), steps as (
  select r.demandId, r.cadreId, s.type, s.occurredOn, s.occurredDay, s.occurredMs, s.department,
    row_number() over (partition by r.cadreId, r.demandId, s.type order by s.occurredMs desc, s.id desc) as fromLast,
    row_number() over (
      partition by r.cadreId, r.demandId, s.type in ('resolve', 'reopen')
      order by s.occurredMs desc, s.recordedOn desc, s.id desc
    ) as wordFromLast
  from raised r
  join events s on s.cadreId = r.cadreId and s.demandId = r.demandId
    and s.occurredOn >= r.raisedOn and (r.raisedMs is null or s.occurredMs >= r.raisedMs)
  where s.type in ('respond', 'resolve', 'escalate', 'reopen') and s.counts
), outcomes as (
  select cadreId, demandId,
    min(case when type <> 'reopen' then occurredOn end) as answeredOn,
    min(case when type <> 'reopen' then occurredDay end) as answeredDay,
    max(case when type = 'escalate' then occurredOn end) as escalatedOn,
    max(case when type = 'escalate' and fromLast = 1 then department end) as department,
    max(case when type = 'resolve' and wordFromLast = 1 then occurredOn end) as resolvedOn,
    max(case when type = 'resolve' and wordFromLast = 1 then occurredDay end) as resolvedDay
  from steps
  group by cadreId, demandId
)
select r.demandId, r.month, r.cadreId, r.orgId, r.demandCategory, t.topic, r.byFeedback, r.raisedOn,
  o.answeredOn, o.answeredDay - r.raisedDay as answerDays, o.escalatedOn, o.department,
  o.resolvedOn, o.resolvedDay - r.raisedDay as resolveDays
from raised r
left join outcomes o on o.cadreId = r.cadreId and o.demandId = r.demandId
left join topics t on t.cadreId = r.cadreId and t.demandId = r.demandId`,
  },
} as const satisfies Record<string, LakeView>
