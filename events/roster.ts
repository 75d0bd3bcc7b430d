import * as z from 'zod'
import { date, entityId, text } from './envelope.ts'
import { type FieldCode, rule } from './field-code.ts'

/** Kinds of org; the first two are leading organs (领导机关). */
export const orgKinds = [
  'cityCommittee',
  'countyCommittee',
  'department',
  'university',
  'enterprise',
  'township',
] as const
/** Branch kinds (村社区, 班级, 单位团支部) and associations (青年社会组织、青年社团). */
export const baseKinds = ['communityBranch', 'classBranch', 'workplaceBranch', 'association'] as const
/** 专职, 挂职, 兼职（团员青年数量较多的单位）, 其他兼职. */
export const categories = ['fullTime', 'seconded', 'partTimeLarge', 'partTime'] as const
/** 领域 of a linked youth. */
export const fields = [
  'rural',
  'community',
  'student',
  'enterprise',
  'institution',
  'socialOrg',
  'newMedia',
  'freelance',
] as const

export const orgKind = z.enum(orgKinds).meta({ id: 'OrgKind' })
export const baseKind = z.enum(baseKinds).meta({ id: 'BaseKind' })
export const cadreCategory = z.enum(categories).meta({ id: 'CadreCategory' })
export const youthField = z.enum(fields).meta({ id: 'YouthField' })

/** Refuses an interval that ends before it begins; `until` is exclusive, so equal dates are an empty interval. */
const ordered = (from: string, until: string) => ({
  check: (value: object) => {
    const dates = value as Record<string, string | undefined>
    return dates[from] === undefined || dates[until] === undefined || dates[until] >= dates[from]
  },
  params: { path: [until], ...rule('too_small', `not before ${from}`) },
})
const sinceUntil = ordered('since', 'until')
const inService = ordered('serviceFrom', 'serviceUntil')

/** Breaks, and characters that nobody sees: two names that differ in them look alike, and are found by neither. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

/** Names of people, posts, orgs and regions are lines of what can be seen. */
const namesFit = z.check<{ name: string; post?: string; region?: string }>(({ value, issues }) => {
  for (const field of ['name', 'post', 'region'] as const)
    if (unseen.test(value[field] ?? ''))
      issues.push({
        code: 'custom',
        path: [field],
        message: 'no line breaks, nor characters that nobody sees',
        params: { code: 'bad_format' },
        input: value[field],
      })
})

/** Established posts (编制数) for full-time and seconded cadres. */
export const headcount = z
  .strictObject({ fullTime: z.int().min(0).max(10_000), seconded: z.int().min(0).max(10_000) })
  .meta({ id: 'Headcount' })

/** A node of the org tree; what is said holds from `effectiveFrom` on, the first time from the beginning. */
export const org = z
  .strictObject({
    name: text(1, 100),
    kind: orgKind,
    region: text(1, 50),
    parentId: entityId.optional(),
    headcount: headcount.optional(),
    effectiveFrom: date.optional(),
  })
  .check(namesFit)

/** Where cadres report (基层团支部, 青年社会组织). */
export const base = z.strictObject({ name: text(1, 100), kind: baseKind, orgId: entityId })

/** What is said of a base; its name holds from `effectiveFrom` on, the first time from the beginning. */
export const baseReplacement = base.extend({ effectiveFrom: date.optional() }).check(namesFit)

/** A real-name account on a social platform. */
export const account = z
  .strictObject({
    platform: z.enum(['tuantuanju', 'wechat', 'qq', 'weibo']),
    displayName: text(1, 100),
  })
  .meta({ id: 'Account' })

/** A base assigned to a cadre for `[since, until)`; `plannedOn` is the planned report date (计划报到时间). */
export const assignment = z
  .strictObject({ baseId: entityId, plannedOn: date, since: date, until: date.optional() })
  .refine(sinceUntil.check, sinceUntil.params)
  .meta({ id: 'Assignment' })

/** Days `[since, until)` of sickness, parental leave, party school or secondment: in service, but not on duty (请假). */
export const leave = z
  .strictObject({ since: date, until: date, reason: text(1, 100).optional() })
  .refine(({ since, until }) => until > since, { path: ['until'], ...rule('too_small', 'after since') })

/** Leaves do not overlap, and each lies within the service. */
const leavesFit = z.check<{
  serviceFrom: string
  serviceUntil?: string | undefined
  leaves?: readonly z.infer<typeof leave>[] | undefined
}>(({ value: { serviceFrom, serviceUntil, leaves = [] }, issues }) => {
  const refuse = (index: number, message: string) =>
    issues.push({ code: 'custom', path: ['leaves', index], message, input: leaves[index] })
  leaves.forEach(({ since, until }, index) => {
    if (since < serviceFrom || (serviceUntil !== undefined && until > serviceUntil))
      refuse(index, 'within the service')
    if (leaves.some((other, earlier) => earlier < index && other.since < until && since < other.until))
      refuse(index, 'leaves do not overlap')
  })
})

/** An assigned base holds for a day at least, and begins once. */
const basesFit = z.check<{ bases: readonly z.infer<typeof assignment>[] }>(({ value: { bases }, issues }) => {
  for (const [index, { baseId, since, until }] of bases.entries()) {
    const refuse = (field: string, message: string, code: FieldCode) =>
      issues.push({
        code: 'custom',
        path: ['bases', index, field],
        message,
        params: { code },
        input: bases[index],
      })
    if (since === until) refuse('until', 'after since', 'too_small')
    if (bases.slice(0, index).some(other => other.baseId === baseId && other.since === since))
      refuse('baseId', 'each base once from a day on', 'not_unique')
  }
})

/** A cadre's attributes, valid from `effectiveFrom`; service dates and leaves are not dated: the latest hold. */
export const cadre = z
  .strictObject({
    name: text(1, 50),
    orgId: entityId,
    post: text(1, 50),
    mobile: z.string().regex(/^1[3-9]\d{9}$/, 'a mainland mobile number of 11 digits'),
    category: cadreCategory,
    quota: z.int().min(1).max(1000).optional(),
    serviceFrom: date,
    serviceUntil: date.optional(),
    accounts: z.array(account).max(20),
    bases: z.array(assignment).max(100),
    leaves: z.array(leave).max(100).optional(),
    effectiveFrom: date.optional(),
  })
  .refine(inService.check, inService.params)
  .check(leavesFit)
  .check(basesFit)
  .check(namesFit)

/** Standing relation of a cadre to a youth through a base, `[since, until)`. */
export const link = z
  .strictObject({ baseId: entityId, field: youthField, since: date, until: date.optional() })
  .refine(sinceUntil.check, sinceUntil.params)

export type Org = z.infer<typeof org>
export type Base = z.infer<typeof base>
export type BaseReplacement = z.infer<typeof baseReplacement>
export type Cadre = z.infer<typeof cadre>
export type Link = z.infer<typeof link>
export type Leave = z.infer<typeof leave>
export type Assignment = z.infer<typeof assignment>

/** Worked examples. */
export const rosterExamples: { org: Org; base: Base; cadre: Cadre; link: Link } = {
  org: { name: '共青团涟水县委', kind: 'countyCommittee', region: '涟水县', parentId: 'ha' },
  base: { name: '红星社区团支部', kind: 'communityBranch', orgId: 'ls' },
  cadre: {
    name: '王建国',
    orgId: 'ls',
    post: '副书记',
    mobile: '13800000001',
    category: 'fullTime',
    serviceFrom: '2026-01-01',
    accounts: [{ platform: 'wechat', displayName: '共青团涟水县委王建国' }],
    bases: [{ baseId: 'b-hongxing', plannedOn: '2026-01-05', since: '2026-01-01' }],
  },
  link: { baseId: 'b-hongxing', field: 'community', since: '2026-01-01' },
}
