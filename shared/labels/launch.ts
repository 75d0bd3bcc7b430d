import type { CampaignStanding } from '../domain/campaign.ts'
import type { LaunchItem, LaunchState } from '../domain/launch.ts'

/** What a launch owes. */
export const launchItemLabels = {
  rosters: '一览表',
  plan: '实施方案',
  quota: '联系青年',
} as const satisfies Record<LaunchItem['what'], string>

/** Where an item of a launch stands. */
export const launchStateLabels = {
  done: '已完成',
  due: '未到期',
  late: '已超期',
} as const satisfies Record<LaunchState, string>

/** Where a cadre stands with the campaign. */
export const campaignStandingLabels = {
  surveyed: '已参加',
  due: '待参加',
  missed: '未参加',
  exempt: '不作要求',
} as const satisfies Record<CampaignStanding, string>
