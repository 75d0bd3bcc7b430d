import { functions } from '../../../../functions/catalogue.ts'
import type { Endpoint } from '../../../../shared/contracts/endpoint.ts'
import type { FunctionDeclaration } from '../../../../shared/contracts/function.ts'
import { loadFunction, type Open } from '../../load-function.ts'
import { cadreOf, month, monthBefore, orgAt } from './shape.ts'

/** A list as somebody of the city's committee asks for it. */
export interface List {
  readonly name: string
  readonly open: Open
  readonly endpoint: Endpoint
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

const org = { orgId: orgAt(0) }
const ofMonth = { ...org, month: monthBefore }
const one = { cadreId: cadreOf(7) }

const endpoints = functions.flatMap(({ name, endpoints = [] }: FunctionDeclaration) =>
  endpoints.map(endpoint => ({ endpoint, from: name })),
)

async function list(
  name: string,
  params: List['params'],
  query: List['query'] = {},
  more = '',
): Promise<List> {
  const found = endpoints.find(each => each.endpoint.name === name)
  if (!found) throw new Error(`no endpoint ${name}`)
  const { open } = await loadFunction(found.from)
  return { name: `${name}${more}`, open, endpoint: found.endpoint, params, query }
}

/** Every list of the API that grows with the city or with a cadre's years, at its usual length. */
export const lists: readonly List[] = await Promise.all([
  list('listCadreAssessments', ofMonth),
  list('listCadreAssessments', ofMonth, { sort: 'total' }, ' ranked'),
  list('listPeriodCadres', { ...org, period: monthBefore.slice(0, 4) }),
  list('listOrgMonths', org),
  list('getRollup', ofMonth),
  list('listDemands', org),
  list('listDemands', org, { state: 'overdue' }, ' overdue'),
  list('groupDemands', org),
  list('listTopics', org),
  list('listOverlaps', org),
  list('listFlags', org),
  list('getConcentration', org, { month }),
  list('getCampaign', org),
  list('getLaunch', org),
  list('listAttention', org),
  list('listCoverage', org),
  list('listPlannedVisits', org),
  list('getOrgPurposes', org),
  list('listCadres', org),
  list('listChildren', org),
  list('listYouths', one),
  list('listLinks', one),
  list('listCadreDemands', one),
  list('listEvents', one),
  list('listRevisions', { ...one, month: monthBefore }),
])
