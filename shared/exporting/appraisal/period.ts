import type { Caller } from '../../access/caller.ts'
import { orgTable } from '../../access/org-view.ts'
import { type SeenSignOff, signOffsSeen } from '../../access/sign-offs-seen.ts'
import { periodMonths } from '../../domain/period.ts'
import { lastDate } from '../../domain/time/calendar.ts'
import type { SignOffs } from '../../repositories/sign-offs.ts'
import { type NameSources, type Names, namedLines } from './names.ts'
import { type PeriodRow, type PeriodSources, periodRows } from './period-rows.ts'

/** Where the appraisal of a quarter or year is read. */
export interface PeriodAppraisalSources extends PeriodSources {
  readonly roster: PeriodSources['roster'] & NameSources['roster']
  readonly directory: NameSources['directory']
  readonly signOffs: Pick<SignOffs, 'listSignOffs'>
}

/** What is signed and put on file for an org's quarter or year. */
export interface PeriodAppraisal {
  readonly orgName: string
  readonly period: string
  /** In the org's own order. */
  readonly lines: readonly (PeriodRow & Names)[]
  readonly signatures: readonly SeenSignOff[]
  readonly timeZone: string
}

/** Reads the appraisal of an org's quarter or year: its own cadres and all below, by org down the tree, then by name. */
export async function readPeriodAppraisal(
  sources: PeriodAppraisalSources,
  caller: Caller,
  orgId: string,
  period: string,
): Promise<PeriodAppraisal> {
  const last = periodMonths(period).at(-1) as string
  const signed = await sources.signOffs.listSignOffs(orgId, period)
  const table = await orgTable(sources, orgId, period)
  const [rows, { timeZone }] = await Promise.all([
    periodRows(sources, caller, orgId, period, table),
    sources.policies.readPolicyOfMonth(last, orgId),
  ])
  const { orgName, lines } = await namedLines(sources, orgId, rows, lastDate(last))
  const signatures = signOffsSeen(caller, orgId, period, table, signed)
  return { orgName, period, lines, signatures, timeZone }
}
