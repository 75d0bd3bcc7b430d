import type { getCampaign, getLaunch } from '../../../../functions/launch/readiness/endpoints.ts'
import { dayLabel } from '../../../../shared/labels/dates.ts'
import {
  campaignStandingLabels,
  launchItemLabels,
  launchStateLabels,
} from '../../../../shared/labels/launch.ts'
import type { Cell, Paint } from '../table.ts'
import { type BodyOf, type Committee, compact, counted, countyId, few, namesOf, read } from './committee.ts'

/** What is missing of a launch. */
export type Launch = BodyOf<typeof getLaunch>
/** How the campaign went. */
export type Campaign = BodyOf<typeof getCampaign>

const tones = { done: 'good', due: 'plain', late: 'bad' } as const

/** 启动与专项: what the county still owes; its plan, and one township's, are handed in. */
export async function launch({ admin, assessor, county, paint, tally }: Committee): Promise<string[]> {
  const year = county.month.slice(0, 4)
  for (const [orgId, reference] of [
    [countyId, `涟团发〔${year}〕12号`],
    ['ls-gaogou', `高团发〔${year}〕3号`],
  ]) {
    const plan = { reference, date: `${year}-06-24` }
    counted(tally, (await admin('PUT', `/v1/orgs/${orgId}/plan`, plan)).status)
  }
  const names = namesOf(county)
  const owed = await read<typeof getLaunch>(assessor, `/v1/orgs/${countyId}/launch`)
  const path = `/v1/orgs/${countyId}/campaign?year=${year}&limit=100`
  const campaign = await read<typeof getCampaign>(assessor, path)
  return [...launchTable(owed, names.org, paint), campaignLine(campaign)]
}

/** What was due when, and who has not done it. */
export function launchTable(
  { items, plansMissing }: Launch,
  orgName: (orgId: string) => string,
  paint: Paint,
): string[] {
  const rows = items.map((item): Cell[] => {
    const shared = [
      launchItemLabels[item.what],
      item.due,
      [launchStateLabels[item.state], tones[item.state]],
    ] as const
    if (item.what === 'plan') {
      const missing = plansMissing.map(orgName)
      const lacking = missing.length ? `下级未报：${few(missing, 3, '个')}` : ''
      return [...shared, item.plan?.reference ?? '', lacking]
    }
    const reached = `${item.reached.num}/${item.reached.den}人`
    if (item.what === 'rosters') return [...shared, reached, few(item.missing.map(nameOf), 3, '人')]
    const short = [...item.missing].sort((a, b) => b.short - a.short)
    const lacking = short.map(cadre => `${nameOf(cadre)}差${cadre.short}名`)
    return [...shared, reached, few(lacking, 3, '人')]
  })
  return compact('事项 期限 状态 完成 还缺', rows, paint)
}

const nameOf = ({ name, cadreId }: { name?: string | undefined; cadreId: string }) => name ?? cadreId

/** Who surveyed, who did not. */
export function campaignLine({ from, to, counts, items }: Campaign): string {
  const named = (state: 'due' | 'missed') => {
    const those = items.filter(item => item.state === state).map(nameOf)
    return those.length ? `（${few(those, 3, '人')}）` : ''
  }
  const due = counts.due ? `、${campaignStandingLabels.due}${counts.due}人${named('due')}` : ''
  return `大宣传大调研（${from.slice(0, 4)}年${dayLabel(from)}至${dayLabel(to)}）：${campaignStandingLabels.surveyed}${counts.surveyed}人${due}、${campaignStandingLabels.missed}${counts.missed}人${named('missed')}、${campaignStandingLabels.exempt}${counts.exempt}人`
}
