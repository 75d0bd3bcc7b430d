/** What the page of those who need help says. */
export const hint = '按组织顺序排列，不按分数，只说明原因。'
export const nobody = '目前没有需要特别关注的团干部'
export const nobodyHint = '每月评定之后，这里会列出需要帮一把的人和原因。'
export const praise = '值得表扬（上月优秀）'
export const nobodyToPraise = '暂无'
export const andOthers = '等'
