import { annexTitles as titles } from '../labels/annex.ts'
import type { ColumnId, ExtraId } from './annex.ts'
import { squash } from './clean.ts'

/** A column of dates, which is told from the other by what stands on its left. */
export type DateId = 'branchDate' | 'associationDate'
/** What a column may be found to hold. */
export type Kind = Exclude<ColumnId, DateId> | ExtraId | 'number' | 'date'

/** Titles of columns that speak of a branch or association without naming it. */
const besides =
  /党|书记|(人数|数量|电话|负责人|联系人|地址|编号|代码|类型|类别|性质|领域|时间|日期|职务|备注|情况)$/

const loosely = (pattern: RegExp) => (word: string) => pattern.test(word) && !besides.test(word)

/** How a title may be written: exactly, as usual, and, where no other column is better, loosely. */
export const patterns: Readonly<Record<Kind, readonly ((word: string) => boolean)[]>> = {
  number: [word => /^(序号|编号)$/.test(word)],
  name: [word => word === titles.name, word => /^(团干部|团干|干部)姓名$/.test(word)],
  unit: [word => word === titles.unit, word => /^(所在|工作)?单位(名称|全称)?$/.test(word)],
  post: [word => word === titles.post, word => /^(现任|担任|团内)?(职务|职位)$/.test(word)],
  mobile: [
    word => word === titles.mobile,
    word => /^(本人)?(手机|移动电话)(号码|号)?$/.test(word),
    word => /^(本人)?(联系电话|联系方式|电话)(号码|号)?$/.test(word),
  ],
  date: [
    word => /计划报到(时间|日期)$/.test(word),
    word => /计划(的)?(报到)?(的)?(时间|日期)$/.test(word),
    word => /报到(的)?(时间|日期)$/.test(word) && !/实际|已|首次|最近/.test(word),
  ],
  category: [
    word => word === titles.category,
    word => /^(团干部|团干|干部|人员)(类别|类型)$|^专(职)?[、/]?挂职(团干部)?$/.test(word),
    word => /^(类型|性质)$/.test(word),
  ],
  quota: [word => word === titles.quota],
  serviceFrom: [word => word === titles.serviceFrom],
  serviceUntil: [word => word === titles.serviceUntil],
  branchKind: [word => word === titles.branchKind],
  branchUnit: [word => word === titles.branchUnit],
  associationUnit: [word => word === titles.associationUnit],
  leaves: [word => word === titles.leaves, word => /^请假(时间|日期|情况)?$/.test(word)],
  accounts: [word => word === titles.accounts, word => /^实名账号$/.test(word)],
  association: [
    word => word === titles.association,
    word => /^联系(各领域)?(青年)?(社会组织|社团)(或青年社团|、青年社团)?(的)?(名称)?$/.test(word),
    loosely(/社会组织|社团/),
  ],
  branch: [
    word => word === titles.branch,
    word => /^(所)?联系(的)?(基层)?团?支部(的)?(名称)?$/.test(word),
    loosely(/支部/),
  ],
}

export const kinds = Object.keys(patterns) as Kind[]
export const strengths = [0, 1, 2] as const

/** What a header's label stands for. */
export function kindOf(label: string): Kind | undefined {
  const word = squash(label)
  for (const strength of strengths) {
    const kind = kinds.find(each => patterns[each][strength]?.(word))
    if (kind) return kind
  }
  return undefined
}
