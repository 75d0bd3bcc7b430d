/** What the page of the policy says. */
export const current = '现行办法'
/** A version; the first holds as long as there is no other, whatever the month. */
export const version = (id: string, version: number, month: string) =>
  `${id} 第${version}版，${version === 1 ? '最初的办法' : `${month}起执行`}`
export const versions = '历次版本'
export const numbers = '现行各项'
export const number = '项目'
export const value = '现行'
export const dimensions = '维度权重'
export const grades = '等次最低总分'
export const weights = (dimension: string) => `${dimension}各项权重`
export const quotas = '应联系青年数'
export const halfDays = '每周下基层半天数'
export const themeDays = '每年主题团日次数'
export const others = '其他'
export const maxCadres = '同一青年最多计几名团干部'
export const minRaters = '青年评分最少人数'
export const draft = '拟订新版本'
export const draftHint = '改几个数，用过去的月份试算，看谁的等次会变，再决定是否执行。试算不改变任何结果。'
export const span = '试算哪些月份'
export const spans = { 1: '上个月', 3: '最近三个月', 6: '最近六个月', 12: '最近十二个月' } as const
export const rehearse = '试算'
export const none = '没有改变任何数。'
export const trial = '试算结果'
export const change = (name: string, before: number, after: number) => `${name}：${before} → ${after}`
export const preparing = '正在准备……'
export const progress = (done: number, total: number) => `已试算${done}/${total}人次`
export const sum = (months: number, assessed: number, up: number, down: number, score: number) =>
  `${months}个月共${assessed}人次：等次上升${up}、下降${down}，仅分数变${score}。`
export const moved = (before: string, after: string) => (before === after ? after : `${before} → ${after}`)
export const nothing = '这些月份没有参评的团干部。'
export const byOrg = '各组织（人次）'
export const org = '组织'
export const own = (name: string) => `${name}（本级）`
export const assessed = '参评'
export const up = '上升'
export const down = '下降'
export const moreOrgs = (count: number) => `另有${count}个组织未列出。`
export const byGrade = '各等次（人次）'
export const grade = '等次'
export const draftValue = '草案'
export const ofMonth = (month: string, up: number, down: number) => `${month}：上升${up}、下降${down}`
export const byCadre = '有变化的团干部'
export const total = '总分'
export const nobody = '没有人的等次或分数会变。'
export const keptBack = (count: number) => `另有${count}人次暂时无法评定，未计入。`
export const leftOut = '您本人也是团干部，试算不含本人。'
export const from = '自哪个月起执行'
export const set = '确定，作为新版本'
export const done = '新版本已生效'
