import { todayAt } from '../../../shared/domain/time/today.ts'
import { byCadre, pageFrom } from '../../../shared/http/page.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'
import type { FactsStore } from '../../../shared/repositories/facts.ts'
import { foundAmong, namesOn } from '../../../shared/repositories/roster/names.ts'
import { campaignOf } from './campaign.ts'
import { getCampaign, getLaunch } from './endpoints.ts'
import { type LaunchSources, launchOf } from './launch.ts'

/** What answering needs. */
export interface Dependencies extends LaunchSources {
  readonly facts: Pick<FactsStore, 'readFactsBetween'>
  readonly directory: Directory
  readonly now: () => Date
}

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
      const { items, shortSecondments, ...rest } = await launchOf(deps, orgId, asOf)
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
      })
    }),

    on(getCampaign, async ({ params: { orgId }, query: { year, state, q, ...page } }) => {
      const date = today()
      const asked = year ?? Number(date.slice(0, 4))
      const { cadres, ...campaign } = await campaignOf(deps, orgId, asked, date)
      const rows = cadres.filter(row => state === undefined || row.state === state)
      const { items, ...rest } = pageFrom(await foundAmong(roster, rows, q, date), byCadre, page)
      const named = await naming(items, date)
      return reply(200, { orgId, ...campaign, items: items.map(named), ...rest })
    }),
  ]
}
