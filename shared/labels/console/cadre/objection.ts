/** What a cadre reads about objections. */
export const title = '异议'
export const hint = '对暂定结果有不同意见，可以在月份关闭前提出，由上级团组织答复。'
export const raise = '提出异议'
export const about = '哪一项指标'
export const text = '说明情况'
export const send = '提交异议'
export const sent = '异议已提交。'
export const states = { open: '等待答复', upheld: '意见成立', dismissed: '不予采纳' }
export const reason = '答复：'
export const final = '本月结果已确定，不能再提出异议。'
