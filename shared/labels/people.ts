import type { Role } from '../contracts/endpoint.ts'

/** Roles that a token may carry. */
export const roleLabels = {
  cadre: '团干部',
  orgAdmin: '组织管理员',
  assessor: '考核员',
  collector: '采集员',
  analyst: '分析员',
} as const satisfies Record<Role, string>
