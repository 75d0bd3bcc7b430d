import type { Assignment } from '../../../events/index.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import { type PlannedVisit, plannedVisits } from '../../../shared/domain/planned-visits.ts'
import { isBelowOn, listedOn, type RegisterLine } from '../../../shared/domain/roster/register.ts'
import { validOrFirst, within } from '../../../shared/domain/roster/roster.ts'
import { addMonths, monthOf } from '../../../shared/domain/time/calendar.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { isFound } from '../../../shared/http/page.ts'
import { walkRegister } from '../../../shared/http/register-walk.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { listPlannedVisits } from './endpoints.ts'

/** Months in which a first visit is looked for; and cadres looked at for one page, and at once. */
const [monthsBack, mostCadres, concurrency] = [36, 10, 5]

/** Compares planned and done. */
export function routes({ roster, register, facts, now }: Dependencies): readonly Route[] {
  async function plansOf(line: RegisterLine, bases: readonly Assignment[], today: string) {
    const active = bases.filter(({ until }) => until === undefined || today < until)
    const [since] = active.map(base => base.since).sort()
    if (since === undefined) return []
    const furthest = addMonths(monthOf(today), -monthsBack)
    const from = monthOf(since) > furthest ? monthOf(since) : furthest
    const known = await facts.readFactsBetween(line.cadreId, from, monthOf(today))
    return plannedVisits({ bases: active, service: line.service }, known, today)
  }

  return [
    on(listPlannedVisits, async ({ params: { orgId }, query: { state, q, ...page } }) => {
      const today = todayAt(now())

      async function look(lines: readonly RegisterLine[]) {
        const profiles = await roster.readProfiles(lines.map(({ cadreId }) => cadreId))
        const found = await concurrently(lines, concurrency, async line => {
          const profile = profiles[line.cadreId]
          const assigned = (profile && validOrFirst(profile.history, today)?.bases) ?? []
          return (await plansOf(line, assigned, today)).map(plan => ({ line, plan }))
        })
        return found
          .flat()
          .filter(({ plan }) => state === undefined || plan.state === state)
          .map((item: { line: RegisterLine; plan: PlannedVisit }) => ({
            cadreId: item.line.cadreId,
            orgId: item.line.orgId,
            key: `${item.plan.plannedOn}.${item.plan.since}.${item.plan.baseId}`,
            item,
          }))
      }

      const { items, ...rest } = await walkRegister(
        {
          register,
          orgId,
          keep: line =>
            isBelowOn(line, today) &&
            within(line.service, today) &&
            isFound(q, line.cadreId, listedOn(line, today).name),
          look,
          most: mostCadres,
        },
        page,
      )
      const bases = await roster.readBases([...new Set(items.map(({ plan }) => plan.baseId))])
      const told = items.map(({ line, plan }) => {
        const base = bases[plan.baseId]
        return {
          cadreId: line.cadreId,
          name: listedOn(line, today).name,
          orgId: line.orgId,
          ...plan,
          baseName: base?.name ?? plan.baseId,
          ...(base && { baseKind: base.kind }),
        }
      })
      return reply(200, { items: told, ...rest })
    }),
  ]
}
