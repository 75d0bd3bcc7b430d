import type { CampaignStanding } from '../domain/campaign.ts'
import type { LaunchItem, LaunchState } from '../domain/launch.ts'

/** What a launch owes. */
export const launchItemLabels = {
  rosters: '一览表',
  plan: '实施方案',
  quota: '联系青年',
  accounts: '账号登记',
} as const satisfies Record<LaunchItem['what'], string>

/** Where an item of a launch stands. */
export const launchStateLabels = {
  done: '已完成',
  due: '未到期',
  late: '已超期',
  open: '未设期限',
} as const satisfies Record<LaunchState, string>

/** What somebody who launches for the first time has to do. */
export const firstStepLabels = {
  deadlines:
    '尚未设定本地启动期限，请考核管理员在考核办法中设定报送一览表、实施方案和完成联系的期限（deadlines）',
} as const

/** What has to be done first. */
export type FirstStep = keyof typeof firstStepLabels

/** Where a cadre stands with the campaign. */
export const campaignStandingLabels = {
  surveyed: '已参加',
  due: '待参加',
  missed: '未参加',
  exempt: '不作要求',
} as const satisfies Record<CampaignStanding, string>
