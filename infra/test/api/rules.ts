import type { Endpoint, Role } from '../../../shared/contracts/endpoint.ts'
import { claimsOf } from '../../../shared/http/testing.ts'

/** How what is asked for lies to the caller, who acts for the county `ls`. */
export const relations = {
  self: { orgId: 'ls', cadreId: 'c-self', month: '2026-05' },
  same: { orgId: 'ls', cadreId: 'c-ls', month: '2026-05' },
  below: { orgId: 'ls-gg', cadreId: 'c-gg', month: '2026-05' },
  beside: { orgId: 'hz', cadreId: 'c-hz', month: '2026-05' },
  above: { orgId: 'ha', cadreId: 'c-ha', month: '2026-05' },
  otherCity: { orgId: 'cb-1', cadreId: 'c-cb', month: '2026-05' },
  nowhere: { orgId: 'o-nobody', cadreId: 'c-nobody', month: '2026-05' },
  /** Was below until 1 May, asked about March. */
  past: { orgId: 'o-then', cadreId: 'c-then', month: '2026-03' },
  /** The same, asked about May. */
  gone: { orgId: 'o-then', cadreId: 'c-then', month: '2026-05' },
  /** Is below since 1 May, asked about March. */
  now: { orgId: 'o-now', cadreId: 'c-now', month: '2026-03' },
} as const

export type Relation = keyof typeof relations

/** What comes of a request: it reaches what it is about, or it is as if that were not there, or nobody of that role may. */
export type Outcome = 'reached' | 404 | 403

/**
 * Where the handler itself asks, because the body names the object or the write creates it: what the object is, and
 * whether it is asked as of the month that is named. An endpoint without a rule fails the test.
 */
export const inside: Readonly<
  Record<string, { object: 'cadre' | 'org' | 'base'; time?: true; office?: true }>
> = {
  recordContact: { object: 'cadre', time: true },
  recordVisit: { object: 'cadre', time: true },
  recordFeedback: { object: 'cadre', time: true },
  recordDemand: { object: 'cadre', time: true },
  recordDemandStep: { object: 'cadre', time: true },
  recordVoid: { object: 'cadre', time: true },
  recordBatch: { object: 'cadre', time: true },
  putOrg: { object: 'org' },
  putBase: { object: 'base' },
  mergeBase: { object: 'base' },
  putCadre: { object: 'cadre', office: true },
  getLinkImport: { object: 'org' },
  getLinkImportSheet: { object: 'org' },
  getFeedbackImport: { object: 'org' },
  getFeedbackImportSheet: { object: 'org' },
  getHandover: { object: 'org' },
  getAssessmentRun: { object: 'org', time: true },
  getPolicyRehearsal: { object: 'org' },
  orderExport: { object: 'org', time: true },
  getExport: { object: 'org', time: true },
}

/** Endpoints about the caller's own root, whatever they name. */
export const ofCaller = ['complain', 'listComplaints']

/** The object that a declaration says is reached, in the words of this table. */
export function objectOf({ name, scope }: Endpoint): { object: string; time?: boolean; office?: boolean } {
  if (typeof scope === 'string') return { object: scope }
  if ('inside' in scope) {
    const rule = inside[name]
    if (!rule && !ofCaller.includes(name))
      throw new Error(`${name} has no rule: say in rules.ts what it reaches`)
    return rule ?? { object: 'anyone' }
  }
  if ('base' in scope) return { object: 'base' }
  if ('orgOrOwn' in scope) return { object: 'org' }
  const time = scope.time !== undefined
  return 'cadre' in scope ? { object: 'cadre', time, office: scope.office === true } : { object: 'org', time }
}

/** api.md, “Who calls”: one's org and everything below it, today or in the month that is named; a cadre itself. */
const ofCommittee: Readonly<Record<Relation, 'yes' | 'no' | 'inTime'>> = {
  self: 'yes',
  same: 'yes',
  below: 'yes',
  beside: 'no',
  above: 'no',
  otherCity: 'no',
  nowhere: 'no',
  past: 'inTime',
  gone: 'no',
  now: 'yes',
}
const ofCadre: Readonly<Record<string, readonly Relation[]>> = {
  cadre: ['self'],
  org: ['self', 'same'],
  base: ['self', 'same', 'below', 'now'],
}

/** Examples that are nothing of a collector's: what a cadre did. Of others' records it takes back nothing. */
const notCollectors = ['recordDemandStep', 'recordBatch']

/** What they name is not there: a flag is made of many events. */
const ofNothing = ['dismissFlag']

/** Only whoever began it sees it; in these tests an assessor did. */
const ofWhoBegan = ['getExport']

/** What api.md says comes of it. */
export function expected(endpoint: Endpoint, role: Role, relation: Relation): Outcome {
  if (!endpoint.roles.includes(role)) return 403
  const { object, time } = objectOf(endpoint)
  if (role === 'collector' && notCollectors.includes(endpoint.name)) return 403
  if (object === 'anyone') return 'reached'
  // The caller's org is there, and is no root.
  if (object === 'ownOrg') return 'reached'
  if (object === 'rootOrg') return 403
  if (role === 'cadre') return ofCadre[object]?.includes(relation) ? 'reached' : 404
  const reach = ofCommittee[relation]
  if (ofWhoBegan.includes(endpoint.name) && role !== 'assessor') return 404
  if (reach === 'no' || (reach === 'inTime' && !time) || ofNothing.includes(endpoint.name)) return 404
  return role === 'collector' && endpoint.name === 'recordVoid' ? 403 : 'reached'
}

/** What is refused to an admin who is the cadre, beside what the body says of it: see `shared/access/self.ts`. */
export const ofAnotherHand = [
  'recordFeedback',
  'revokeVoiceLinks',
  'putMinor',
  'deleteCadre',
  'mergeBase',
  'answerObjection',
  'dismissFlag',
  'eraseCadre',
  'getCadrePersonal',
  'finaliseMonth',
  'getPolicyRehearsal',
  'signOffMonth',
  'signOffPeriod',
]

/** Endpoints that are about nobody: the policy, the calendar, the system itself, and who asks. */
export const aboutNobody = [
  'getPolicy',
  'listPolicyVersions',
  'getCalendar',
  'getCalendarYear',
  'readHealth',
  'readLabels',
  'readMe',
]

/** Claims of somebody who may: a root's own for what is a root's. */
export function mayAsk(endpoint: Endpoint) {
  const role = (['assessor', 'orgAdmin', 'collector'] as const).find(each =>
    endpoint.roles.includes(each),
  ) as Role
  return claimsOf(role, objectOf(endpoint).object === 'rootOrg' ? 'ha' : 'ls')
}
