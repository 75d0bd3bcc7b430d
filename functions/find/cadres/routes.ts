import type { Caller } from '../../../shared/access/caller.ts'
import { maySee } from '../../../shared/access/visibility.ts'
import { isBelowOn, isOnDutyOn, listedOn, type RegisterLine } from '../../../shared/domain/roster/register.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { isFound } from '../../../shared/http/page.ts'
import { walkRegister } from '../../../shared/http/register-walk.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { ofCadres } from '../../../shared/repositories/register.ts'
import { withOrgNames } from '../../../shared/repositories/roster/names.ts'
import type { Dependencies } from '../ports.ts'
import { listCadres } from './endpoints.ts'

const hasEnded = ({ service }: RegisterLine, date: string) =>
  service.until !== undefined && service.until <= date

/** A cadre as the caller may see it. */
function shown(line: RegisterLine, caller: Caller, date: string) {
  const { cadreId, orgId, service } = line
  const { name, post, category } = listedOn(line, date)
  if (!maySee(caller, 'profile', cadreId)) return { cadreId, name, orgId }
  return {
    cadreId,
    name,
    orgId,
    post,
    category,
    onDuty: isOnDutyOn(line, date),
    serviceFrom: service.from,
    ...(service.until !== undefined && { serviceUntil: service.until }),
  }
}

/** A whole phone number; a part of one finds nobody. */
const wholePhone = /^1\d{10}$/

/** Lists cadres. */
export function routes({ roster, register, now }: Dependencies): readonly Route[] {
  return [
    on(listCadres, async ({ caller, params: { orgId }, query }) => {
      const { below, category, onDuty, ended, q, sort: _, ...page } = query
      const today = todayAt(now())
      const byPhone = q !== undefined && wholePhone.test(q) && maySee(caller, 'profile')
      const holders = byPhone ? await roster.listCadresOfMobile(q) : []
      const keep = (line: RegisterLine) => {
        const listed = listedOn(line, today)
        return (
          isBelowOn(line, today) &&
          (ended === 'true' || !hasEnded(line, today)) &&
          (category === undefined || listed.category === category) &&
          (onDuty === undefined || isOnDutyOn(line, today) === (onDuty === 'true')) &&
          (byPhone || isFound(q, line.cadreId, listed.name))
        )
      }
      const found = await walkRegister(
        {
          register: byPhone ? ofCadres(register, holders) : register,
          orgId,
          own: below === 'false',
          keep,
          look: async lines =>
            lines.map(line => {
              const { cadreId, orgId } = line
              return { cadreId, orgId, key: 'c', item: shown(line, caller, today) }
            }),
        },
        page,
      )
      return reply(200, await withOrgNames(roster, found, today))
    }),
  ]
}
