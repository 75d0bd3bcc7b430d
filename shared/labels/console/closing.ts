/** What the page of a month's closing says. */
export const objections = '待答复的异议'
export const noObjections = '没有待答复的异议。'
export const decision = '答复意见'
export const decisions = { upheld: '属实', dismissed: '不属实' } as const
export const reason = '理由'
export const answer = '答复'
export const answered = '已答复'
export const keptBack = '暂未评定'
export const sums = (assessed: number, keptBack: number) => `已评${assessed}人，暂未评定${keptBack}人。`
export const nobodyKeptBack = '没有暂未评定的团干部。'
export const close = '结账'
export const closeHint = (date: string, hour: number) => `${date}${hour}时自动结账，有异议未答复的除外。`
export const closeAnyway = '异议未答复也结账'
export const closeNow = '现在结账'
export const closed = '已结账'
export const run = '评定：'
export const progress = (done: number, total: number, keptBack: number) =>
  `${done}/${total}人${keptBack > 0 ? `，暂未评定${keptBack}人` : ''}`
export const signatures = '签字'
export const notSigned = '还没有签字。'
export const notClosed = '结账之后才能签字。'
export const signature = (by: string, at: string, cadres: number) => `${by}于${at}签${cadres}人结果`
export const outdated = '签字后有更正，须重新签字'
export const restated = '签字后更正：'
export const sign = '签字'
export const note = '说明（选填）'
export const signed = '已签字'
export const sheet = '下载考核表'
