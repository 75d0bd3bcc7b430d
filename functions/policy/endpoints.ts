import * as z from 'zod'
import { month } from '../../events/envelope.ts'
import { defineEndpoint } from '../../shared/contracts/endpoint.ts'
import { huaian2016 } from '../../shared/domain/policy/huaian-2016.ts'
import { policySchema } from '../../shared/domain/policy/policy.ts'

const { id: _id, version: _version, timeZone: _timeZone, ...numbers } = policySchema.shape
const { id: _1, version: _2, timeZone: _3, ...example } = huaian2016

/** What the numbers must be to each other. */
const consistent = z.check<z.infer<z.ZodObject<typeof numbers>>>(({ value, issues }) => {
  const { grades, campaign, monthlyReach } = value
  const refuse = (path: keyof typeof numbers, message: string) =>
    issues.push({ code: 'custom', path: [path], message, input: value[path] })
  if (grades.excellent < grades.good || grades.good < grades.pass)
    refuse('grades', 'excellent, good and pass must not ascend')
  if (campaign.fromMonth > campaign.toMonth) refuse('campaign', 'toMonth is before fromMonth')
  if (monthlyReach.num > monthlyReach.den) refuse('monthlyReach', 'more than everybody')
})

/** A version with the first month for which it holds. */
const versionBody = policySchema.extend({ effectiveFrom: month })

/** GET /v1/policy */
export const getPolicy = defineEndpoint({
  name: 'getPolicy',
  summary: 'The policy that holds for a month; today’s unless said',
  method: 'GET',
  path: '/v1/policy',
  roles: ['cadre', 'orgAdmin', 'assessor', 'analyst'],
  scope: 'anyone',
  query: z.strictObject({ month: month.optional() }),
  responses: { 200: versionBody },
})

/** PUT /v1/policy */
export const putPolicy = defineEndpoint({
  name: 'putPolicy',
  summary: 'Make a new version of the policy from a month on; versions are never edited',
  method: 'PUT',
  path: '/v1/policy',
  roles: ['assessor'],
  scope: 'rootOrg',
  body: z
    .strictObject({
      ...numbers,
      effectiveFrom: month,
      /** What GET answered for that month may be sent back, a `conflict` if it holds no more; the system numbers versions. */
      id: policySchema.shape.id.optional(),
      version: policySchema.shape.version.optional(),
      timeZone: z.literal(huaian2016.timeZone).optional(),
    })
    .check(consistent),
  responses: { 200: versionBody, 201: versionBody },
  example: { ...example, effectiveFrom: '2027-01' },
})
