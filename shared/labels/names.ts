/** Order of Chinese names, as a register has them. */
export const { compare: compareNames } = new Intl.Collator('zh-Hans-CN')
