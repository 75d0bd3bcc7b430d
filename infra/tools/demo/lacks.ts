import { type DimensionId, type IndicatorId, indicatorIds } from '../../../events/assessment.ts'
import { fieldWords } from '../../../shared/assessing/words.ts'
import type { Evidence } from '../../../shared/domain/assessment/evidence.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import type { Row } from './assess.ts'
import { dayWord } from './words.ts'

/** What each indicator's evidence says in words. */
const say: { [Id in keyof Evidence]-?: (missing: NonNullable<Evidence[Id]>, reached: string) => string } = {
  quota: ({ short, overlapping }, reached) =>
    `联系青年差${short}人${reached}${overlapping.length ? `，其中${overlapping.length}人与他人重复联系不计` : ''}`,
  branchYouth: ({ short }, reached) => `经团支部联系差${short}人${reached}`,
  associationYouth: ({ short }, reached) => `经青年社会组织联系差${short}人${reached}`,
  fields: ({ short, present }) =>
    `联系领域差${short}个${present.length ? `（仅${present.map(field => fieldWords[field]).join('、')}）` : ''}`,
  realName: ({ accounts, form }) => {
    if (accounts === 0) return '未登记网络账号'
    return form === 'full' ? '账号未按“共青团＋地区＋委＋姓名”实名' : '账号未实名'
  },
  reported: ({ missing }) =>
    `近三个月未到${missing.map(kind => (kind === 'branch' ? '团支部' : '青年社会组织')).join('、')}报到`,
  halfDays: ({ weeks }) => {
    const short = weeks.reduce((sum, week) => sum + week.short, 0)
    return `下基层差${short}个半天（${weeks.map(({ week }) => dayWord(week)).join('、')}起的${weeks.length}周）`
  },
  monthlyReach: ({ short }, reached) => `本月经常性联系差${short}人${reached}`,
  onlineWeeks: ({ weeks }) => `有${weeks.length}周无线上联系`,
  quarterActivity: () => '本季度未开展活动',
  faceToFace: ({ short }, reached) => `今年面对面交流差${short}人${reached}`,
  themeDays: ({ short }) => `主题团日差${short}次`,
  campaign: () => '未参加大宣传大调研',
  demandsAnswered: ({ demands }) => `${demands.length}件诉求逾期未答复`,
  rating: ({ short }) => `评价青年差${short}人，满意度未评`,
  outcome: ({ demands }) => `${demands.length}件诉求未按期办结`,
}

/** What a cadre lacks, in words: what costs most of the total comes first. */
export function lacksOf({ dimensions }: Pick<Row, 'dimensions'>, evidence: Evidence): string[] {
  return (Object.keys(indicatorIds) as DimensionId[])
    .flatMap(dimension =>
      indicatorIds[dimension].map((id: IndicatorId) => {
        const reached = dimensions[dimension].indicators[id as never] as { num: number; den: number } | null
        const weights = huaian2016.weights[dimension] as Record<string, number>
        // What does not apply costs nothing of the total: too few raters come last, though they cap the grade.
        const lost = reached ? (1 - reached.num / reached.den) * (weights[id] ?? 0) : 0
        return { id, reached, cost: lost * huaian2016.dimensions[dimension] }
      }),
    )
    .filter(({ id }) => evidence[id] !== undefined)
    .sort((a, b) => b.cost - a.cost)
    .map(({ id, reached }) => inWords(id, evidence, reached ? `（${reached.num}/${reached.den}）` : ''))
}

function inWords<Id extends IndicatorId>(id: Id, evidence: Evidence, reached: string): string {
  const words = say[id] as unknown as (missing: Evidence[Id], reached: string) => string
  return words(evidence[id], reached)
}
