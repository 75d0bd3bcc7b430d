import type { FlagKind } from '../domain/review/flags.ts'

/** Kinds of pattern that a person may want to review. */
export const flagKindLabels = {
  burst: '短时集中联系',
  lastDay: '月末集中补录',
  sameHalfDay: '半天多处报到',
  ratings: '评分集中提交',
} as const satisfies Record<FlagKind, string>

/** Whether somebody has looked at it. */
export const flagStateLabels = { open: '待核实', dismissed: '已核实' } as const
