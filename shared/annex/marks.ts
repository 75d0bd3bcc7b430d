import { squash } from './clean.ts'

const nothing = /^(无|没有|暂无|暂缺|[-—–―─~/\\×]+|n\/a|none)$/i
const open = /^(待定|未定|待确定|待落实|待安排|待分配|暂未确定)$/
const ditto = /^(同上|同前|〃|″|"|〞|“|”)$/

/** What stands in a cell in place of a value: there is none, it is not settled yet, or it is that of the cell above. */
export type Mark = 'nothing' | 'open' | 'ditto'

/** Which mark a cell holds; undefined for a value, and for an empty cell. */
export function markOf(text: string): Mark | undefined {
  if (text.length > 20) return undefined
  const word = squash(text).replace(/[。.]$/, '')
  if (nothing.test(word)) return 'nothing'
  if (open.test(word)) return 'open'
  return ditto.test(word) ? 'ditto' : undefined
}
