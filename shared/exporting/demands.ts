import type { Caller } from '../access/caller.ts'
import { type Download, xlsx } from '../contracts/media.ts'
import { Problem } from '../contracts/problem.ts'
import type { DemandRow } from '../domain/demands/demand-list.ts'
import { todayAt } from '../domain/time/today.ts'
import { fileNames } from '../labels/file-names.ts'
import { type DemandSources, orgDemands } from '../listing/org-demands.ts'
import { type Outcome, outcomesOf } from '../listing/outcomes.ts'
import { textsOf } from '../listing/said.ts'
import type { Ledger } from '../repositories/ledger.ts'
import { orgNames } from '../repositories/roster/names.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'
import { writeXlsx } from '../spreadsheet/write/xlsx.ts'
import { demandDetail, demandPaper, type Line } from './demand-sheet.ts'

/** What writing a demand list needs. */
export interface DemandSheetSources extends DemandSources {
  readonly roster: Pick<RosterReads, 'readOrg'>
  readonly ledger: Pick<Ledger, 'findEvents' | 'readMonthEvents'>
}

/** Which demands a sheet lists, and how many at most. */
export interface DemandSheet {
  readonly state?: DemandRow['state'] | undefined
  readonly category?: DemandRow['category'] | undefined
  readonly most: number
  /** What whoever wants more can do. */
  readonly hint: string
}

/** Writes the demand list of an org as the caller sees it. @throws Problem `invalid_request` at `state` if it is longer. */
export async function writeDemands(
  sources: DemandSheetSources,
  caller: Caller,
  orgId: string,
  { state, category, most, hint }: DemandSheet,
): Promise<Download<typeof xlsx>> {
  const found = await orgDemands(sources, caller, orgId, {
    ...(state && { states: [state] }),
    ...(category && { categories: [category] }),
    most: most + 1,
  })
  const rows = found.map(({ row }) => row)
  if (rows.length > most)
    throw Problem.at('invalid_request', 'state', `more than ${most} demands; ${hint}`, 'too_long')
  const today = todayAt(sources.now())
  const [texts, outcomes, orgs] = await Promise.all([
    textsOf(sources, found),
    outcomesOf(sources.ledger, found),
    orgNames(sources.roster, [orgId, ...rows.map(row => row.orgId)], today),
  ])
  const lines = rows.map(
    (row, at): Line => ({
      ...row,
      ...(outcomes[at] as Outcome),
      text: texts[at] ?? '',
      owner: found[at]?.name ?? row.cadreId,
      org: orgs[row.orgId] ?? row.orgId,
    }),
  )
  const name = orgs[orgId] ?? orgId
  const bytes = await writeXlsx([demandPaper(name, today, lines), demandDetail(name, today, lines)])
  return { mediaType: xlsx, ...fileNames.demands(name, orgId, today), bytes }
}
