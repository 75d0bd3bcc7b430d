/** What stands where a name or a text stood of somebody whose data were erased. */
export const erasedWord = '（已删除）'

/** Why something was erased that nobody asked for. */
export const retentionReason = '保存期限届满'
