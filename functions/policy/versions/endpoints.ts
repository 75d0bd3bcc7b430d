import * as z from 'zod'
import { month } from '../../../events/envelope.ts'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { policySchema } from '../../../shared/domain/policy/policy.ts'
import { firstVersion } from '../../../shared/domain/policy/versions.ts'
import { page, pageOf } from '../../../shared/http/page.ts'

const { id, version, timeZone, review, selfService, rankings, programmes, retention, ...numbers } =
  policySchema.shape
const { id: _id, version: _version, timeZone: _timeZone, ...example } = firstVersion.policy

/** A version with the first month for which it holds. */
const versionBody = policySchema.extend({ effectiveFrom: month }).meta({ id: 'Policy' })

/** What a draft of a version says; it may be what GET answered, with changes. */
export const policyDraft = z.strictObject({
  ...numbers,
  /** As before where nothing is said. */
  review: review.optional(),
  selfService: selfService.optional(),
  rankings: rankings.unwrap().optional(),
  programmes: programmes.unwrap().optional(),
  retention: retention.unwrap().optional(),
  effectiveFrom: month.optional(),
  /** What GET answered for that month may be sent back, a `conflict` if it holds no more; the system numbers versions. */
  id: id.optional(),
  version: version.optional(),
  timeZone: timeZone.optional(),
})

/** The numbers that every draft says, as an example. */
export const exampleNumbers = example

const readers = ['cadre', 'orgAdmin', 'assessor', 'analyst'] as const

export const getPolicy = defineEndpoint({
  name: 'getPolicy',
  summary: 'Read the policy that holds for a month',
  description:
    'This month unless said: the version by which that month was or will be assessed. Each root has its own versions, from the first on, which all have in common; the one of your root is meant.',
  route: 'GET /v1/policy',
  roles: readers,
  scope: 'anyone',
  query: z.strictObject({ month: month.optional() }),
  responses: { 200: versionBody },
})

export const listPolicyVersions = defineEndpoint({
  name: 'listPolicyVersions',
  summary: 'List the versions of the policy',
  description: 'All of your root, in the order in which they were made.',
  route: 'GET /v1/policy/versions',
  roles: readers,
  scope: 'anyone',
  query: z.strictObject(page),
  responses: { 200: pageOf(versionBody) },
})

export const putPolicy = defineEndpoint({
  name: 'putPolicy',
  summary: 'Make a new version of the policy from a month on',
  description:
    'It holds for the root of the caller and all below. Versions are never edited and never change a closed month. What GET answered may be sent back with changes; `version` then guards against a version made meanwhile (409 `conflict`). The same numbers again answer 200 and make no version.',
  route: 'PUT /v1/policy',
  roles: ['assessor'],
  scope: 'rootOrg',
  body: policyDraft.extend({ effectiveFrom: month }).meta({ id: 'PolicyInput' }),
  responses: { 200: versionBody, 201: versionBody },
  example: { ...example, effectiveFrom: '2027-01' },
})
