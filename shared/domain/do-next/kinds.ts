/** What a cadre may still do, the most pressing first. Apart from the advice itself, so that a schema does not load it. */
export const doNextKinds = [
  'answerOverdue',
  'answerDemand',
  'settleDemand',
  'halfDays',
  'onlineContact',
  'monthlyReach',
  'faceToFace',
  'quarterActivity',
  'themeDay',
  'campaign',
  'report',
  'links',
  'branchLinks',
  'associationLinks',
  'fields',
  'realName',
] as const

/** See {@link doNextKinds}. */
export type DoNextKind = (typeof doNextKinds)[number]
