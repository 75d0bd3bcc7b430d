import type { groupDemands, listDemands } from '../../../../functions/demands/list/endpoints.ts'
import { dayLabel } from '../../../../shared/labels/dates.ts'
import { demandStateLabels } from '../../../../shared/labels/demands.ts'
import { demandCategoryLabels } from '../../../../shared/labels/events.ts'
import type { Cell, Paint } from '../table.ts'
import { type Committee, compact, countyId, type ItemOf, namesOf, read } from './committee.ts'

/** Demands of one category. */
export type Group = ItemOf<typeof groupDemands>
/** A demand on the list. */
export type Demand = ItemOf<typeof listDemands>

const tones = { overdue: 'bad', open: 'plain', escalated: 'warn', resolved: 'good' } as const
const states = Object.keys(tones) as (keyof typeof tones)[]

/** 问题清单: how many of which kind, and the three that are most urgent. */
export async function demands({ assessor, county, paint }: Committee): Promise<string[]> {
  const path = `/v1/orgs/${countyId}/demands`
  const groups = await read<typeof groupDemands>(assessor, `${path}/groups`)
  const urgent = await read<typeof listDemands>(assessor, `${path}?limit=3`)
  const names = namesOf(county)
  return [
    ...groupTable(groups.items, paint),
    '',
    '最紧急的三件：',
    ...urgentTable(urgent.items, names.org, paint),
  ]
}

/** By category, the one that most youths share first. */
export function groupTable(groups: readonly Group[], paint: Paint): string[] {
  const rows = groups.map(({ category, count, youths, states: by }): Cell[] => [
    demandCategoryLabels[category],
    `${count}`,
    `${youths}`,
    ...states.map((state): Cell => (by[state] ? [`${by[state]}`, tones[state]] : ['·', 'faint'])),
  ])
  const headings = states.map(state => `>${demandStateLabels[state]}`)
  return compact(`类别 >件数 >青年 ${headings.join(' ')}`, rows, paint)
}

/** One line each: what is due when, and from whom. */
export function urgentTable(
  urgent: readonly Demand[],
  orgName: (orgId: string) => string,
  paint: Paint,
): string[] {
  const rows = urgent.map((demand): Cell[] => {
    return [
      demand.due === null ? '' : `${dayLabel(demand.due)}前${demand.answered ? '解决' : '答复'}`,
      [demandStateLabels[demand.state], tones[demand.state]],
      demand.name ?? demand.cadreId,
      orgName(demand.orgId),
      demandCategoryLabels[demand.category],
      demand.text ?? '',
    ]
  })
  return compact('期限 状态 责任人 单位 类别 诉求', rows, paint)
}
