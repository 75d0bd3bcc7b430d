import * as z from 'zod'
import { rankings } from '../../../shared/assessing/table.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { csv, download, xlsx } from '../../../shared/contracts/media.ts'

export const exportAssessments = defineEndpoint({
  name: 'exportAssessments',
  summary: 'Write the appraisal table of an org’s month as .xlsx',
  description:
    'Its own cadres and all below, with names: papers to be signed, then every number. At most 10,000 cadres; more are ordered by `POST …/exports`. To `sort` by a score is an act of appraisal: 403 `rankings_off` unless the policy of the month allows it, and noted with who did; exempt cadres get no place.',
  route: 'GET /v1/orgs/{orgId}/assessments/{month}/cadres.xlsx',
  // It is full of names, so an analyst gets none.
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId', time: ['month'] },
  query: z.strictObject({ sort: z.enum(rankings).optional() }),
  responses: { 200: download(xlsx) },
})

export const exportAssessmentsCsv = defineEndpoint({
  ...exportAssessments,
  name: 'exportAssessmentsCsv',
  summary: 'Write the appraisal table of an org’s month as .csv',
  description: 'UTF-8 with a byte order mark; cells that a spreadsheet would take for a formula are guarded.',
  route: 'GET /v1/orgs/{orgId}/assessments/{month}/cadres.csv',
  responses: { 200: download(csv) },
})

export const exportPeriod = defineEndpoint({
  name: 'exportPeriod',
  summary: 'Write the appraisal table of an org’s quarter or year as .xlsx',
  description:
    'Its own cadres and all below, with names: a paper to be signed, then every number. At most 5,000 cadres; more are ordered by `POST …/exports`.',
  route: 'GET /v1/orgs/{orgId}/periods/{period}/cadres.xlsx',
  // It is full of names, so an analyst gets none.
  roles: ['orgAdmin', 'assessor'],
  scope: { org: 'orgId', time: ['period'] },
  responses: { 200: download(xlsx) },
})

export const exportPeriodCsv = defineEndpoint({
  ...exportPeriod,
  name: 'exportPeriodCsv',
  summary: 'Write the appraisal table of an org’s quarter or year as .csv',
  description: 'UTF-8 with a byte order mark; cells that a spreadsheet would take for a formula are guarded.',
  route: 'GET /v1/orgs/{orgId}/periods/{period}/cadres.csv',
  responses: { 200: download(csv) },
})
