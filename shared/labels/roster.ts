import type { Base, Cadre, Link, Org } from '../../events/index.ts'
import type { RosterChanged } from '../../events/roster-changed.ts'
import type { BaseKindDue } from '../domain/policy/policy.ts'

/** Categories of cadre, as the notice calls them. */
export const categoryLabels = {
  fullTime: '专职',
  seconded: '挂职',
  partTimeLarge: '兼职（团员青年数量较多的单位）',
  partTime: '其他兼职',
} as const satisfies Record<Cadre['category'], string>

/** Categories where a column is narrow. */
export const categoryShortLabels = {
  ...categoryLabels,
  partTimeLarge: '兼职（团员青年较多）',
} as const satisfies Record<Cadre['category'], string>

/** Kinds of org. */
export const orgKindLabels = {
  cityCommittee: '团市委',
  countyCommittee: '团县（区）委',
  department: '市直团（工）委',
  university: '高校团委',
  enterprise: '企业团委',
  township: '乡镇（街道）团（工）委',
} as const satisfies Record<Org['kind'], string>

/** Kinds of base. */
export const baseKindLabels = {
  communityBranch: '村（社区）团支部',
  classBranch: '班级团支部',
  workplaceBranch: '单位团支部',
  association: '青年社会组织或青年社团',
} as const satisfies Record<Base['kind'], string>

/** Kinds of base that a category has to report to. */
export const baseKindDueLabels = {
  branch: '基层团支部',
  association: '青年社会组织或青年社团',
} as const satisfies Record<BaseKindDue, string>

/** See {@link baseKindDueLabels}, within a sentence. */
export const baseKindDueShortLabels = {
  ...baseKindDueLabels,
  branch: '团支部',
} as const satisfies Record<BaseKindDue, string>

/** Fields in which youths live and work. */
export const fieldLabels = {
  rural: '农村',
  community: '社区',
  student: '学生',
  enterprise: '企业',
  institution: '机关事业单位',
  socialOrg: '社会组织',
  newMedia: '新媒体',
  freelance: '自由职业',
} as const satisfies Record<Link['field'], string>

/** Platforms of an account. */
export const platformLabels = {
  tuantuanju: '团团聚',
  wechat: '微信',
  qq: 'QQ',
  weibo: '微博',
} as const satisfies Record<Cadre['accounts'][number]['platform'], string>

/** What a change of the roster is about. */
export const rosterSubjectLabels = {
  cadre: '团干部',
  link: '常态化联系',
  org: '组织',
  base: '基层组织',
} as const satisfies Record<RosterChanged['subject'], string>
