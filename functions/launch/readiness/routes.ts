import { countCampaign, openCampaign } from '../../../shared/counting/campaign.ts'
import { countedBelow } from '../../../shared/counting/kept.ts'
import { launchOf } from '../../../shared/counting/launch.ts'
import { listedOn, type RegisterLine } from '../../../shared/domain/roster/register.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { isFound } from '../../../shared/http/page.ts'
import { walkRegister } from '../../../shared/http/register-walk.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { namesOn } from '../../../shared/repositories/roster/names.ts'
import type { Dependencies } from '../ports.ts'
import { getCampaign, getLaunch } from './endpoints.ts'

/** Answers about launch and campaign. */
export function routes(deps: Dependencies): readonly Route[] {
  const { roster, now } = deps
  const today = () => todayAt(now())

  /** Puts names to cadres. */
  async function naming(cadres: readonly { cadreId: string }[], date: string) {
    const ids = cadres.map(({ cadreId }) => cadreId)
    const names = await namesOn(roster, ids, date)
    return <Row extends { cadreId: string }>(row: Row) => {
      const name = names[row.cadreId]
      return name === undefined ? row : { ...row, name }
    }
  }

  return [
    on(getLaunch, async ({ params: { orgId }, query: { asOf = today() } }) => {
      const { value, ...at } = await countedBelow(deps, { what: 'launch', orgId, of: asOf }, () =>
        launchOf(deps, orgId, asOf),
      )
      const { items, shortSecondments, ...rest } = value
      const concerned = items.flatMap<{ cadreId: string }>(item => ('missing' in item ? item.missing : []))
      const named = await naming([...concerned, ...shortSecondments], asOf)
      const told = items.map(item => {
        if (item.what === 'rosters') return { ...item, missing: item.missing.map(named) }
        if (item.what === 'accounts') return { ...item, missing: item.missing.map(named) }
        return item.what === 'quota' ? { ...item, missing: item.missing.map(named) } : item
      })
      return reply(200, {
        orgId,
        asOf,
        items: told,
        shortSecondments: shortSecondments.map(named),
        ...rest,
        ...at,
      })
    }),

    on(getCampaign, async ({ params: { orgId }, query: { year, state, q, ...page } }) => {
      const date = today()
      const asked = { orgId, year: year ?? Number(date.slice(0, 4)), today: date }
      const campaign = await openCampaign(deps, asked)
      const counted = await countedBelow(deps, { what: 'campaign', orgId, of: String(asked.year) }, () =>
        countCampaign(deps, asked),
      )
      const keep = (line: RegisterLine) =>
        campaign.isMeant(line) && isFound(q, line.cadreId, listedOn(line, date).name)
      const look = async (lines: readonly RegisterLine[]) => {
        const lineOf = new Map(lines.map(line => [line.cadreId, line]))
        const { cadres } = await campaign.stateOf(lines)
        return cadres
          .filter(row => state === undefined || row.state === state)
          .map(row => {
            const line = lineOf.get(row.cadreId) as RegisterLine
            const item = { ...row, name: listedOn(line, date).name }
            return { cadreId: line.cadreId, orgId: line.orgId, key: 'c', item }
          })
      }
      const found = await walkRegister({ register: deps.register, orgId, keep, look, most: page.limit }, page)
      const { value: counts, ...at } = counted
      const { from, to } = campaign
      return reply(200, {
        orgId,
        year: asked.year,
        from,
        to,
        counts,
        ...at,
        ...found,
      })
    }),
  ]
}
