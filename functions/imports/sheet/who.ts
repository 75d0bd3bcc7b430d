import type { Registered } from '../../../shared/annex/register.ts'
import { withoutNumbers } from '../../../shared/importing/pseudonym.ts'
import type { JobRow } from '../../../shared/importing/rows.ts'
import { joinReasons } from '../../../shared/labels/import.ts'
import { jobReasons, jobTitles, sheetReasons } from '../../../shared/labels/jobs.ts'
import { findingCadres } from './cadres.ts'
import type { Context } from './context.ts'
import type { Column } from './header.ts'
import type { TableRow } from './table.ts'
import { findingYouths, youthColumns } from './youths.ts'

/** The columns that say whom a row is about. */
export const whoColumns = {
  cadre: { title: jobTitles.cadre, others: /^(联系)?团干部(姓名)?$|^姓名$/, required: true, shared: true },
  cadreMobile: {
    title: jobTitles.cadreMobile,
    others: /^团干部(手机|电话|联系电话)(号|号码)?$/,
    shared: true,
  },
  ...youthColumns,
} as const satisfies Record<string, Column>

type WhoId = keyof typeof whoColumns

/** Longest name that is kept of a cadre who was not found. */
const longestName = 50

/** Whom a row is about, as far as that can be told; `refuse` hears why it cannot. */
export interface Who {
  readonly place: Pick<JobRow, 'line' | 'sheet' | 'cadreName' | 'cadreId' | 'youthId' | 'remark'>
  readonly cadre: Registered | undefined
  readonly youthId: string | undefined
}

/** Tells whom rows are about. */
export function tellingWho({ register, ring, rootId, self }: Context) {
  const findCadre = findingCadres(register)
  const findYouth = findingYouths(ring, rootId)
  return ({ line, sheet, cells }: TableRow<WhoId>, refuse: (reason: string) => void): Who => {
    const unnamed = cells.cadre === '' && cells.cadreMobile === ''
    const found = unnamed
      ? { reason: sheetReasons.empty(jobTitles.cadre) }
      : findCadre(cells.cadre, cells.cadreMobile)
    const cadre = 'reason' in found ? undefined : found
    if ('reason' in found) refuse(found.reason)
    if (cadre && cadre.profile.cadreId === self) refuse(jobReasons.ownRow)
    const youth = findYouth(cells)
    if ('reason' in youth) refuse(youth.reason)
    const youthId = 'reason' in youth ? undefined : youth.youthId
    const remark = 'reason' in youth ? undefined : youth.remark
    const place = {
      line,
      ...(sheet !== undefined && { sheet: withoutNumbers(sheet) }),
      cadreName: cadre?.now.name ?? [...withoutNumbers(cells.cadre)].slice(0, longestName).join(''),
      ...(cadre && { cadreId: cadre.profile.cadreId }),
      ...(youthId !== undefined && { youthId }),
      ...(remark !== undefined && { remark }),
    }
    return { place, cadre, youthId }
  }
}

/** The row that is refused for these reasons. */
export const refusedRow = (place: Who['place'], reasons: readonly string[]): JobRow => ({
  ...place,
  reason: joinReasons([...new Set(reasons)]),
})
