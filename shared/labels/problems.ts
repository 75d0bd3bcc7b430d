import type { ProblemCode } from '../contracts/problem.ts'

/** Titles of problems, for those who use the system rather than build on it. */
export const problemLabels = {
  invalid_json: '提交的内容不是有效的 JSON',
  invalid_request: '提交的内容不符合要求',
  occurred_in_future: '发生时间晚于当前时间',
  unknown_base: '没有这个基层组织',
  unknown_event: '该团干部当月没有这条记录',
  not_voidable: '撤销记录本身不能再撤销',
  forbidden: '当前身份无权进行此操作',
  not_found: '在您的权限范围内没有找到',
  not_assessed: '该团干部当月没有考核结果',
  unknown_cadre: '在您的权限范围内没有这名团干部',
  unknown_org: '在您的权限范围内没有这个组织',
  id_reused: '该编号已用于另一条记录',
  link_overlaps: '该团干部在此期间已联系这名青年',
  org_cycle: '组织不能隶属于自身或其下级',
  already_dismissed: '该线索已以其他理由核实',
  conflict: '他人同时修改了同一内容，请重试',
  month_not_begun: '该月尚未开始',
  month_not_over: '该月尚未结束',
  month_not_final: '该月结果尚未全部确定',
  calendar_missing: '该年的工作日安排尚未公布',
  too_large: '提交的内容过大',
  unsupported_media_type: '不支持这种文件类型',
  internal: '系统出现问题，请稍后再试',
  throttled: '请求过于频繁，请稍后再试',
} as const satisfies Record<ProblemCode, string>
