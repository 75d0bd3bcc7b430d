/** What the committee's pages say. */
export const committee = {
  attention: {
    title: '谁需要帮助',
    hint: '按组织顺序排列，不按分数。只说明原因，便于上门帮一把。',
    nobody: '目前没有需要特别关注的团干部',
    nobodyHint: '每月评定之后，这里会列出长期未联系、诉求超期、指标未完成或新任职的团干部。',
  },
} as const
