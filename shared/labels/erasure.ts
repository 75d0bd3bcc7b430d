/** What stands where a name or a text stood of somebody whose data were erased. */
export const erasedWord = '（已删除）'
