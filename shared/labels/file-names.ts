import { monthLabel, periodLabel } from './dates.ts'

/** What a file is called: as people call it, and in ASCII for clients that cannot take that. */
export interface FileName {
  readonly name: string
  readonly asciiName: string
}

/** Names of the files that are written, each with the id and the time that it is about. */
export const fileNames = {
  roster: (org: string, orgId: string, today: string): FileName => ({
    name: `${org}团干部一览表${today}.xlsx`,
    asciiName: `roster-${orgId}-${today}.xlsx`,
  }),
  appraisal: (org: string, orgId: string, period: string, extension: 'xlsx' | 'csv'): FileName => ({
    name: `${org}${periodLabel(period)}考核表.${extension}`,
    asciiName: `cadres-${orgId}-${period}.${extension}`,
  }),
  evidence: (name: string, cadreId: string, month: string): FileName => ({
    name: `${name}${monthLabel(month)}考核依据.xlsx`,
    asciiName: `evidence-${cadreId}-${month}.xlsx`,
  }),
  job: (name: string, kind: string, jobId: string): FileName => ({
    name: `${name}${jobId}.xlsx`,
    asciiName: `${kind}-${jobId}.xlsx`,
  }),
  demands: (org: string, orgId: string, today: string): FileName => ({
    name: `${org}问题清单${today}.xlsx`,
    asciiName: `demands-${orgId}-${today}.xlsx`,
  }),
} as const
