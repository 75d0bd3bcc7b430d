import { byMonthEnd, monthEnd } from '../../do-next/ahead.ts'
import type { BaseKindDue } from '../../policy/policy.ts'
import { toDate } from '../../time/calendar.ts'
import type { AssessmentContext } from '../context.ts'
import { isAssigned, someVisit } from '../visits.ts'
import { type Indicator, idsWhere, share } from './indicator.ts'

/** The kind to which a visit to a base on a day is a report; undefined where the base was not assigned then. */
function reportedKind(
  ctx: AssessmentContext,
  baseId: string | undefined,
  day: number,
): BaseKindDue | undefined {
  return baseId && isAssigned(ctx, baseId, day) ? ctx.kindOf(baseId) : undefined
}

/**
 * Bases that are assigned, whose planned date (计划报到时间) has passed, and which were not visited since they are
 * assigned. Only what was planned within the months that are at hand: of others nobody can tell here.
 */
function plannedAndPassed(ctx: AssessmentContext, today: number) {
  const from = Math.min(ctx.windowFrom, ctx.yearFrom)
  return ctx.assigned.filter(
    ({ baseId, since, until, planned }) =>
      planned >= from &&
      planned < today &&
      since <= today &&
      today < until &&
      !someVisit(ctx, Math.max(since, from), ctx.day, fact => fact[3] === baseId),
  )
}

/** 10: base kinds due of which an assigned base was visited within the window (notice, task 1: 报到). */
export const reported: Indicator<
  'reported',
  { missing: BaseKindDue[]; since: string },
  'report' | 'plannedVisit'
> = {
  id: 'reported',
  restsOn: ['visit'],

  measure: ctx => {
    const due = ctx.rule.baseKinds
    const visited = new Set<BaseKindDue>()
    someVisit(ctx, ctx.windowFrom, ctx.day, (fact, day) => {
      const kind = reportedKind(ctx, fact[3], day)
      if (kind !== undefined) visited.add(kind)
      return visited.size === 2
    })
    const missing = due.filter(kind => !visited.has(kind))
    return share(due.length - missing.length, due.length, () => ({
      missing,
      since: toDate(ctx.windowFrom),
    }))
  },

  creditedBy: (ctx, events) =>
    idsWhere(events, (event, day) => {
      if (event.type !== 'visit' || day < ctx.windowFrom) return false
      const kind = reportedKind(ctx, event.baseId, day)
      return kind !== undefined && ctx.rule.baseKinds.includes(kind)
    }),

  advise: (ahead, { missing }) => {
    const { ctx, today } = ahead
    const end = monthEnd(ahead)
    const assigned = (kind: BaseKindDue) =>
      ctx.assigned.some(base => base.kind === kind && base.since <= end && base.until > today)
    const late = plannedAndPassed(ctx, today).map(({ baseId, kind, planned }) => {
      const details = { baseKind: kind, plannedOn: toDate(planned), daysLate: today - planned }
      const item = { kind: 'plannedVisit', deadline: byMonthEnd(ahead), details, baseId } as const
      return { item, lost: 1 / ctx.rule.baseKinds.length }
    })
    const due = (missing?.missing ?? []).map(kind => {
      const details = { baseKind: kind, assigned: assigned(kind), months: ctx.policy.windowMonths }
      const item = { kind: 'report', deadline: byMonthEnd(ahead), details } as const
      return { item, lost: 1 / ctx.rule.baseKinds.length }
    })
    return [...late, ...due]
  },
}
