import type { Base, Org } from '../../../events/index.ts'
import type { fields } from '../../../events/roster.ts'

/** 领域 of a youth. */
export type Field = (typeof fields)[number]
/** An org of the demo. */
export type Place = Org & { orgId: string }
/** A base of the demo, and the fields of the youths who are found there. */
export type Ground = Base & { baseId: string; fields: readonly Field[] }

const org = (orgId: string, name: string, kind: Org['kind'], region: string, parentId?: string): Place => ({
  orgId,
  name,
  kind,
  region,
  ...(parentId && { parentId }),
})

/** The tree: the city's committee, one county with its townships, college, company and bureau, and a bureau of the city. */
export const orgs: readonly Place[] = [
  org('ha', '共青团淮安市委', 'cityCommittee', '淮安市'),
  org('ls', '共青团涟水县委', 'countyCommittee', '涟水县', 'ha'),
  org('ls-zhuma', '朱码街道团工委', 'township', '涟水县', 'ls'),
  org('ls-gaogou', '高沟镇团委', 'township', '涟水县', 'ls'),
  org('ls-hongyao', '红窑镇团委', 'township', '涟水县', 'ls'),
  org('ls-chamiao', '岔庙镇团委', 'township', '涟水县', 'ls'),
  org('ls-xueyuan', '安东职业学院团委', 'university', '涟水县', 'ls'),
  org('ls-zhuangbei', '安东装备公司团委', 'enterprise', '涟水县', 'ls'),
  org('ls-weijian', '县卫健局团委', 'department', '涟水县', 'ls'),
  org('ha-jiaotong', '市交通局团委', 'department', '淮安市', 'ha'),
]

const base =
  (kind: Base['kind'], ...fields: Field[]) =>
  (baseId: string, orgId: string, name: string): Ground => ({ baseId, orgId, name, kind, fields })
const village = base('communityBranch', 'rural', 'rural', 'freelance')
const community = base('communityBranch', 'community', 'community', 'newMedia')
const schoolClass = base('classBranch', 'student')
const workplace = base('workplaceBranch', 'enterprise', 'enterprise', 'freelance')
const office = base('workplaceBranch', 'institution', 'institution', 'community')
const society = base('association', 'socialOrg', 'socialOrg', 'freelance')
const online = base('association', 'newMedia', 'freelance', 'rural')
const club = base('association', 'student', 'socialOrg')

/** Where the cadres report. */
export const bases: readonly Ground[] = [
  community('b-jiefang', 'ha', '解放社区团支部'),
  society('b-ha-zhiyuan', 'ha', '市青年志愿者协会'),
  community('b-hongri', 'ls', '红日社区团支部'),
  community('b-lianzhou', 'ls', '涟洲社区团支部'),
  village('b-dalou', 'ls', '大楼村团支部'),
  society('b-ls-zhiyuan', 'ls', '县青年志愿者协会'),
  society('b-ls-qingqi', 'ls', '县青年企业家协会'),
  online('b-ls-dianshang', 'ls', '县青年电商协会'),
  online('b-ls-xinmeiti', 'ls', '涟水青年新媒体联盟'),
  community('b-zhuma', 'ls-zhuma', '朱码社区团支部'),
  village('b-chenxi', 'ls-zhuma', '陈西村团支部'),
  society('b-nuanyang', 'ls-zhuma', '暖阳青年公益社'),
  village('b-gaogou', 'ls-gaogou', '高东村团支部'),
  workplace('b-niangjiu', 'ls-gaogou', '酿酒车间团支部'),
  online('b-jiuxiang', 'ls-gaogou', '酒乡返乡青年创业会'),
  village('b-hongyao', 'ls-hongyao', '红旗村团支部'),
  online('b-hongyao-luhua', 'ls-hongyao', '芦花青年直播社'),
  village('b-chamiao', 'ls-chamiao', '岔河村团支部'),
  society('b-qingnong', 'ls-chamiao', '青农互助社'),
  schoolClass('b-jidian', 'ls-xueyuan', '机电2401班团支部'),
  schoolClass('b-huli', 'ls-xueyuan', '护理2402班团支部'),
  schoolClass('b-shangmao', 'ls-xueyuan', '电商2403班团支部'),
  club('b-aixin', 'ls-xueyuan', '爱心社'),
  club('b-kechuang', 'ls-xueyuan', '科创社'),
  workplace('b-zongzhuang', 'ls-zhuangbei', '总装车间团支部'),
  workplace('b-yanfa', 'ls-zhuangbei', '研发中心团支部'),
  office('b-jizhen', 'ls-weijian', '县医院急诊科团支部'),
  office('b-weisheng', 'ls-weijian', '疾控中心团支部'),
  office('b-gongjiao', 'ha-jiaotong', '公交二公司团支部'),
]
