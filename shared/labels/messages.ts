import type { Digest, Due, MessageKind, Praise } from '../../events/reminder.ts'
import { attentionReasonLabels } from './attention.ts'
import { dayLabel, monthLabel } from './dates.ts'
import { listed } from './text.ts'

/** What one may ask not to be told. */
export const messageKindLabels = {
  halfDays: '本周基层半天',
  demandDue: '诉求答复到期',
  monthClosing: '月度记录截止',
  objectionOpen: '异议待答复',
  calendarMissing: '工作日安排缺失',
  digest: '每周简报',
} as const satisfies Record<MessageKind, string>

/** What somebody did well. */
export const praiseLabels = {
  halfDays: '完成基层半天',
  answered: '按期答复诉求',
  reached: '经常性联系到位',
} as const satisfies Record<Praise, string>

/** What is due, in a sentence without names and ids. */
export function dueSentence(due: Due): string {
  switch (due.kind) {
    case 'halfDays':
      return `本周还差${due.missing}个半天到联系的基层组织报到，请在${dayLabel(due.deadline)}前完成。`
    case 'demandDue':
      return `有一件青年诉求尚未答复，${dayLabel(due.deadline)}到期，请及时答复。`
    case 'monthClosing':
      return `${monthLabel(due.month)}即将定稿，还有指标未完成；如有漏记，请在${dayLabel(due.deadline)}前补记。`
    case 'objectionOpen':
      return `有一件对${monthLabel(due.month)}评定的异议等待答复，答复前该月不能定稿。`
    case 'calendarMissing':
      return `${due.year}年的工作日安排尚未录入，请在放假通知印发后录入。`
  }
}

/** Codes of all lines, each once, as words. */
const wordsOf = <Code extends string>(
  lines: readonly { readonly why: readonly Code[] }[],
  labels: Readonly<Record<Code, string>>,
) => listed([...new Set(lines.flatMap(({ why }) => why))].map(code => labels[code]))

/** An org's week, praise first, by numbers alone: a group chat is no place for names. */
export function digestLines({ week, cadres, praised, praise, needHelp, help }: Digest): {
  title: string
  lines: string[]
} {
  const well = praised > 0 ? `做得好：${praised}人（${wordsOf(praise, praiseLabels)}）` : undefined
  const needed =
    needHelp > 0
      ? `需要帮助：${needHelp}人（${wordsOf(help, attentionReasonLabels)}）`
      : '没有需要特别帮助的同志'
  return {
    title: `${dayLabel(week)}当周联系青年情况`,
    lines: [`在岗团干部：${cadres}人`, ...(well === undefined ? [] : [well]), needed],
  }
}
