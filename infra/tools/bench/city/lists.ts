import * as cadre from '../../../../functions/cadre/endpoints.ts'
import { handler as cadreHandler } from '../../../../functions/cadre/handler.ts'
import { handler as demandsHandler } from '../../../../functions/demands/handler.ts'
import * as demands from '../../../../functions/demands/list/endpoints.ts'
import * as topics from '../../../../functions/demands/topics/endpoints.ts'
import * as cadres from '../../../../functions/find/cadres/endpoints.ts'
import { handler as findHandler } from '../../../../functions/find/handler.ts'
import * as orgs from '../../../../functions/find/orgs/endpoints.ts'
import * as youths from '../../../../functions/find/youths/endpoints.ts'
import { handler as launchHandler } from '../../../../functions/launch/handler.ts'
import * as readiness from '../../../../functions/launch/readiness/endpoints.ts'
import { handler as resultsHandler } from '../../../../functions/org-results/handler.ts'
import * as months from '../../../../functions/org-results/months/endpoints.ts'
import * as periods from '../../../../functions/org-results/periods/endpoints.ts'
import * as attention from '../../../../functions/overview/attention/endpoints.ts'
import { handler as overviewHandler } from '../../../../functions/overview/handler.ts'
import * as headcount from '../../../../functions/overview/headcount/endpoints.ts'
import * as plans from '../../../../functions/overview/plans/endpoints.ts'
import * as purposes from '../../../../functions/overview/purposes/endpoints.ts'
import * as review from '../../../../functions/review/endpoints.ts'
import { handler as reviewHandler } from '../../../../functions/review/handler.ts'
import { handler as rosterHandler } from '../../../../functions/roster/handler.ts'
import * as links from '../../../../functions/roster/links/endpoints.ts'
import type { Endpoint } from '../../../../shared/contracts/endpoint.ts'
import type { Environment } from '../../../../shared/contracts/environment.ts'
import { cadreOf, month, monthBefore, orgAt } from './shape.ts'

type Open = {
  readonly open: (environment: Environment) => (event: never, context: never) => Promise<unknown>
}

/** A list as somebody of the city's committee asks for it. */
export interface List {
  readonly name: string
  readonly handler: Open
  readonly endpoint: Endpoint
  readonly params: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
}

const org = { orgId: orgAt(0) }
const one = { cadreId: cadreOf(7) }
const year = { ...org, period: monthBefore.slice(0, 4) }

function list(
  handler: Open,
  endpoint: Endpoint,
  params: List['params'],
  query: List['query'] = {},
  name = endpoint.name,
): List {
  return { name, handler, endpoint, params, query }
}

/** Every list of the API that grows with the city or with a cadre's years, at its usual length. */
export const lists: readonly List[] = [
  list(resultsHandler, months.listCadreAssessments, { ...org, month: monthBefore }),
  list(
    resultsHandler,
    months.listCadreAssessments,
    { ...org, month: monthBefore },
    { sort: 'total' },
    'listCadreAssessments ranked',
  ),
  list(resultsHandler, periods.listPeriodCadres, year),
  list(resultsHandler, months.listOrgMonths, org),
  list(resultsHandler, months.getRollup, { ...org, month: monthBefore }),
  list(demandsHandler, demands.listDemands, org),
  list(demandsHandler, demands.listDemands, org, { state: 'overdue' }, 'listDemands overdue'),
  list(demandsHandler, demands.groupDemands, org),
  list(demandsHandler, topics.listTopics, org),
  list(reviewHandler, review.listOverlaps, org),
  list(reviewHandler, review.listFlags, org),
  list(reviewHandler, review.getConcentration, org, { month }),
  list(launchHandler, readiness.getCampaign, org),
  list(launchHandler, readiness.getLaunch, org),
  list(overviewHandler, attention.listAttention, org),
  list(overviewHandler, headcount.listCoverage, org),
  list(overviewHandler, plans.listPlannedVisits, org),
  list(overviewHandler, purposes.getOrgPurposes, org),
  list(findHandler, cadres.listCadres, org),
  list(findHandler, orgs.listChildren, org),
  list(findHandler, youths.listYouths, one),
  list(rosterHandler, links.listLinks, one),
  list(demandsHandler, demands.listCadreDemands, one),
  list(cadreHandler, cadre.listEvents, one),
  list(cadreHandler, cadre.listRevisions, { ...one, month: monthBefore }),
]
