import { putCalendarYear } from '../../../../functions/calendar/endpoints.ts'
import { putPolicy } from '../../../../functions/policy/versions/endpoints.ts'
import {
  recordContact,
  recordDemand,
  recordDemandStep,
  recordFeedback,
  recordVisit,
  recordVoid,
} from '../../../../functions/record/endpoints.ts'
import { putBase } from '../../../../functions/roster/bases/endpoints.ts'
import { putCadre } from '../../../../functions/roster/cadres/endpoints.ts'
import { putLink } from '../../../../functions/roster/links/endpoints.ts'
import { putOrg } from '../../../../functions/roster/orgs/endpoints.ts'
import { finaliseMonth, startAssessmentRun } from '../../../../functions/runs/endpoints.ts'
import type { Endpoint } from '../../../../shared/contracts/endpoint.ts'
import type { Served } from '../functions.ts'

/** Endpoints that stories call, with the function that answers each. */
export const endpoints = {
  recordContact: ['record', recordContact],
  recordVisit: ['record', recordVisit],
  recordFeedback: ['record', recordFeedback],
  recordDemand: ['record', recordDemand],
  recordDemandStep: ['record', recordDemandStep],
  recordVoid: ['record', recordVoid],
  putOrg: ['roster', putOrg],
  putBase: ['roster', putBase],
  putCadre: ['roster', putCadre],
  putLink: ['roster', putLink],
  putPolicy: ['policy', putPolicy],
  putCalendarYear: ['calendar', putCalendarYear],
  startAssessmentRun: ['runs', startAssessmentRun],
  finaliseMonth: ['runs', finaliseMonth],
} as const satisfies Record<string, readonly [Served, Endpoint]>

/** What a client asks for. */
export interface Request {
  readonly endpoint: keyof typeof endpoints
  readonly params?: Readonly<Record<string, string>>
  readonly body?: object
  readonly claims: Readonly<Record<string, string>>
  /** In a few words. */
  readonly about: string
  /** What it changes, where somebody corrects the roster, the policy or the calendar. */
  readonly change?: string
}
