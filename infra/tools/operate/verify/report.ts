import { attributesOn } from '../../../../shared/domain/roster/roster.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import { beginPhase, grouped, type Screen } from '../../terminal/progress.ts'
import { pad } from '../../terminal/table.ts'
import type { Stores } from '../stores.ts'
import type { Finding } from './check.ts'
import type { Difference, Subject } from './difference.ts'
import type { Progress } from './verify.ts'

/** What each check looks at. */
const names = {
  register: '团干部名录 register',
  facts: '当月事实 facts',
  demandLists: '问题清单 demand lists',
  overlapLists: '重复联系 overlap lists',
  responses: '回应人数 responses',
  results: '考核结果 results',
  rows: '考核表行 rows',
  keptBack: '留待名单 kept back',
  rollUps: '汇总 roll-ups',
  leftovers: '无据之项 leftovers',
} as const satisfies Record<Subject, string>

const units = {
  register: '人',
  facts: '月',
  demandLists: '人',
  overlapLists: '人',
  responses: '月',
  results: '人',
  rows: '人',
  keptBack: '人',
  rollUps: '月',
  leftovers: '项',
} as const satisfies Record<Subject, string>

/** A bar for each check on a terminal; one line for each elsewhere. */
export function progressOn(screen: Screen): Progress {
  return {
    begin(subject, total) {
      const phase = beginPhase(screen, pad(names[subject], 24), total, units[subject])
      return { step: () => phase.step(), end: finding => phase.end(sum(finding)) }
    },
  }
}

function sum({ different, mended }: Finding): string {
  if (different === 0) return '一致 agree'
  const differ = `${grouped(different)} 处不符 differ`
  return mended === 0 ? differ : `${differ}，${grouped(mended)} 处已修复 mended`
}

/** Whether nothing differs any more. */
export const agrees = (findings: readonly Finding[]): boolean =>
  findings.every(({ different, mended }) => different === mended)

/** One line for each difference: who, which month, which number, stored → expected. */
function lineOf({ who, month, figures }: Difference, name: string | undefined): string {
  const about = [name, who, month].filter(part => part !== undefined).join(' ')
  return `  ${about}: ${figures.map(({ what, stored, expected }) => `${what} ${stored} → ${expected}`).join(' · ')}`
}

async function nameOf({ roster }: Stores, { who, month }: Difference): Promise<string | undefined> {
  if (!/^[\w.-]+$/.test(who)) return undefined
  const date = month ? lastDate(month) : '9999-12-31'
  const profile = await roster.readProfile(who)
  if (!profile) return (await roster.readOrg(who, date))?.name
  return (attributesOn(profile, date) ?? profile.history[0])?.name
}

/** What differs, or that all agrees. */
export async function* tell(stores: Stores, findings: readonly Finding[]): AsyncIterable<string> {
  const looked = findings.map(
    ({ subject, looked }) => `${grouped(looked)} ${names[subject].split(' ').slice(1).join(' ')}`,
  )
  yield `比对 compared: ${looked.join(', ')}`
  for (const { subject, different, first } of findings) {
    if (different === 0) continue
    yield `${names[subject]}: 存 stored → 应 expected`
    for (const difference of first) yield lineOf(difference, await nameOf(stores, difference))
    if (different > first.length) yield `  … ${grouped(different - first.length)} more`
  }
  const mended = findings.reduce((count, finding) => count + finding.mended, 0)
  if (mended > 0) yield `已修复 mended: ${grouped(mended)}`
  yield agrees(findings) ? '全部一致 all agree' : '有不符之处 some differ'
}

/** Prints what differs, or that all agrees; gives whether nothing differs any more. */
export async function report(stores: Stores, findings: readonly Finding[]): Promise<boolean> {
  for await (const line of tell(stores, findings)) console.log(line)
  return agrees(findings)
}
