import { Problem, type ProblemCode } from '../../shared/contracts/problem.ts'
import type { RowResult } from '../../shared/importing/rows.ts'
import { jobReasons } from '../../shared/labels/jobs.ts'

const byCode: Readonly<Partial<Record<ProblemCode, string>>> = {
  link_overlaps: jobReasons.linkOverlaps,
  unknown_cadre: jobReasons.cadreGone,
  unknown_base: jobReasons.baseGone,
  forbidden: jobReasons.ownRow,
  another_hand: jobReasons.ownRow,
  unknown_org: jobReasons.outOfScopeThen,
  conflict: jobReasons.rosterChanged,
}

const byField: Readonly<Record<string, string>> = {
  since: jobReasons.beforeService,
  until: jobReasons.emptyLink,
  youthId: jobReasons.tooManyLinks,
}

/** Why a row is refused. @throws the error itself if it says nothing about the row, so that the chunk is tried again. */
export function refusalOf(error: unknown): RowResult {
  if (!(error instanceof Problem)) throw error
  const reason = byCode[error.code] ?? byField[error.errors?.[0]?.path ?? '']
  if (reason === undefined) throw error
  return { result: 'refused', reason }
}
