import type { groupDemands, listDemands } from '../../../../functions/demands/list/endpoints.ts'
import type { Cell, Paint } from '../table.ts'
import { dayWord } from '../words.ts'
import { type Committee, compact, countyId, type ItemOf, namesOf, read } from './committee.ts'

/** Demands of one category. */
export type Group = ItemOf<typeof groupDemands>
/** A demand on the list. */
export type Demand = ItemOf<typeof listDemands>

const categories = { confusion: '思想困惑', difficulty: '实际困难', suggestion: '意见建议' } as const
const states = {
  overdue: ['逾期', 'bad'],
  open: ['办理中', 'plain'],
  escalated: ['已转部门', 'warn'],
  resolved: ['已解决', 'good'],
} as const

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
    categories[category],
    `${count}`,
    `${youths}`,
    ...(Object.keys(states) as (keyof typeof states)[]).map(
      (state): Cell => (by[state] ? [`${by[state]}`, states[state][1]] : ['·', 'faint']),
    ),
  ])
  const headings = Object.values(states).map(([word]) => `>${word}`)
  return compact(`类别 >件数 >青年 ${headings.join(' ')}`, rows, paint)
}

/** One line each: what is due when, and from whom. */
export function urgentTable(
  urgent: readonly Demand[],
  orgName: (orgId: string) => string,
  paint: Paint,
): string[] {
  const rows = urgent.map((demand): Cell[] => {
    const [word, tone] = states[demand.state]
    return [
      demand.due === null ? '' : `${dayWord(demand.due)}前${demand.answered ? '解决' : '答复'}`,
      [word, tone],
      demand.name ?? demand.cadreId,
      orgName(demand.orgId),
      categories[demand.category],
      demand.text ?? '',
    ]
  })
  return compact('期限 状态 责任人 单位 类别 诉求', rows, paint)
}
