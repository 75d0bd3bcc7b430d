import type { DemandListState } from '../domain/demands/demand-list.ts'

/** States of the demand list. */
export const demandStateLabels = {
  overdue: '已超期',
  open: '待解决',
  escalated: '已反映职能部门',
  resolved: '已解决',
} as const satisfies Record<DemandListState, string>

/** Who raised a demand. */
export const demandOriginLabels = { feedback: '青年反馈', cadre: '团干部代提' } as const

/** Yes or no in a column. */
export const yesNo = (yes: boolean): string => (yes ? '是' : '否')
