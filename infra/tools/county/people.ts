import type { Cadre } from '../../../events/index.ts'
import type { Policy } from '../../../shared/domain/policy/policy.ts'
import type { HabitName } from './habits.ts'

/** What is special about one cadre. */
export type Story = 'newcomer' | 'left' | 'transferred' | 'noRealName' | 'noAssociation' | 'unrated'

/** A cadre of the demo, as one would introduce it. All of them are made up. */
export interface Person {
  cadreId: string
  name: string
  orgId: string
  post: string
  category: Cadre['category']
  quota?: number
  habit: HabitName
  bases: readonly string[]
  story?: Story
}

/** How many youths a policy wants a cadre to be linked to. */
export function quotaOf({ categories }: Policy, { category, quota }: Person): number {
  const rule = categories[category]
  return (rule.ownQuota ? quota : undefined) ?? rule.quota
}

const colleagues = (orgId: string, people: readonly Omit<Person, 'cadreId' | 'orgId'>[]): Person[] =>
  people.map((person, index) => ({
    cadreId: `c-${orgId}-${String(index + 1).padStart(2, '0')}`,
    orgId,
    ...person,
  }))

const as =
  (category: Cadre['category']) =>
  (
    name: string,
    post: string,
    habit: HabitName,
    bases: string,
    more: { quota?: number; story?: Story } = {},
  ) => ({
    name,
    post,
    category,
    habit,
    bases: bases.split(' ').map(base => `b-${base}`),
    ...more,
  })
const fullTime = as('fullTime')
const seconded = as('seconded')
const large = as('partTimeLarge')
const partTime = as('partTime')

/** Who keeps contact. */
export const people: readonly Person[] = [
  ...colleagues('ha', [
    fullTime('周立新', '基层部部长', 'diligent', 'jiefang ha-zhiyuan'),
    partTime('程思远', '兼职副书记', 'slack', 'jiefang'),
  ]),
  ...colleagues('ls', [
    fullTime('王建国', '书记', 'exemplary', 'hongri ls-zhiyuan'),
    fullTime('李春燕', '副书记', 'steady', 'lianzhou ls-qingqi'),
    fullTime('孙志强', '副书记', 'steady', 'dalou ls-dianshang', { story: 'noRealName' }),
    seconded('欧阳晓峰', '挂职副书记', 'slack', 'lianzhou ls-xinmeiti', { story: 'noAssociation' }),
    partTime('吴桂兰', '兼职副书记', 'steady', 'hongri'),
    partTime('徐婷', '少工委副主任', 'slack', 'hongri'),
    fullTime('赵明', '办公室主任', 'absent', 'lianzhou ls-xinmeiti'),
  ]),
  ...colleagues('ls-zhuma', [
    fullTime('朱海波', '书记', 'diligent', 'zhuma nuanyang', { story: 'transferred' }),
    fullTime('陆雨桐', '书记', 'diligent', 'zhuma nuanyang', { story: 'newcomer' }),
    partTime('张丽', '兼职副书记', 'slack', 'chenxi'),
    partTime('何佳佳', '社区团支部书记', 'exemplary', 'zhuma'),
  ]),
  ...colleagues('ls-gaogou', [
    fullTime('陈国栋', '书记', 'exemplary', 'gaogou jiuxiang'),
    partTime('胡建军', '兼职副书记', 'slack', 'niangjiu'),
    partTime('马晓燕', '村团支部书记', 'steady', 'gaogou'),
  ]),
  ...colleagues('ls-hongyao', [
    large('刘洋', '书记', 'slack', 'hongyao hongyao-luhua', { quota: 50 }),
    partTime('高翔', '兼职副书记', 'steady', 'hongyao'),
    partTime('林小梅', '村团支部书记', 'slack', 'hongyao'),
  ]),
  ...colleagues('ls-chamiao', [
    fullTime('杨帆', '书记', 'steady', 'chamiao qingnong', { story: 'left' }),
    partTime('许大伟', '兼职副书记', 'absent', 'chamiao'),
    partTime('沈秀英', '村团支部书记', 'diligent', 'chamiao', { story: 'unrated' }),
  ]),
  ...colleagues('ls-xueyuan', [
    large('钱文静', '书记', 'diligent', 'jidian huli aixin', { quota: 60 }),
    large('唐俊杰', '机电系团总支书记', 'steady', 'jidian', { quota: 50 }),
    large('曹雪', '护理系团总支书记', 'exemplary', 'huli kechuang', { quota: 50 }),
    large('邓伟', '商贸系团总支书记', 'slack', 'shangmao', { quota: 40 }),
    partTime('韩梓涵', '学生兼职副书记', 'steady', 'shangmao'),
  ]),
  ...colleagues('ls-zhuangbei', [
    large('冯刚', '书记', 'steady', 'zongzhuang yanfa', { quota: 40 }),
    partTime('曾莉', '车间团支部书记', 'steady', 'zongzhuang'),
    partTime('彭勇', '研发团支部书记', 'slack', 'yanfa'),
  ]),
  ...colleagues('ls-weijian', [
    large('蒋慧敏', '书记', 'diligent', 'jizhen weisheng', { quota: 40 }),
    large('魏强', '县医院团委书记', 'steady', 'jizhen', { quota: 30, story: 'unrated' }),
    partTime('薛芳', '疾控团支部书记', 'steady', 'weisheng'),
  ]),
  ...colleagues('ha-jiaotong', [
    large('丁一鸣', '书记', 'steady', 'gongjiao', { quota: 30 }),
    partTime('范小龙', '公交团支部书记', 'absent', 'gongjiao'),
  ]),
]
