import { createHmac } from 'node:crypto'
import { type Feedback, feedback } from '../../../events/feedback.ts'
import type { KeyRing } from '../../../shared/aws/secrets.ts'
import { withoutNumbers } from '../../../shared/importing/pseudonym.ts'
import type { FeedbackRow, JobRow } from '../../../shared/importing/rows.ts'
import { rowPlace } from '../../../shared/labels/annex.ts'
import { feedbackSourceLabels } from '../../../shared/labels/events.ts'
import {
  jobNotices,
  jobReasons,
  jobTitles,
  scorePoints,
  sheetReasons,
  sourceAliases,
} from '../../../shared/labels/jobs.ts'
import { voiceScores } from '../../../shared/labels/voice.ts'
import { parseDate } from '../../../shared/spreadsheet/day.ts'
import type { Book } from '../../../shared/spreadsheet/read/sheet.ts'
import type { Context, Planned } from '../sheet/context.ts'
import type { Column } from '../sheet/header.ts'
import { readTable, type TableRow } from '../sheet/table.ts'
import { refusedRow, tellingWho, whoColumns } from '../sheet/who.ts'
import { youthIds } from '../sheet/youths.ts'

/** The columns of the sheet of ratings. */
const columns = {
  ...whoColumns,
  score: { title: jobTitles.score, others: /^(评分|满意度|打分|得分)$/, required: true },
  date: { title: jobTitles.date, others: /^(评价|提交|填写|答题)(时间|日期)$/, required: true },
  source: { title: jobTitles.source, others: /^(评价|反馈)(来源|渠道)$/ },
  comment: { title: jobTitles.comment, others: /^(意见建议|评语|留言|备注)$/ },
} as const satisfies Record<string, Column>

type Id = keyof typeof columns
type Source = Feedback['source']

const sourceOf = new Map<string, Source>([
  ...(Object.entries(feedbackSourceLabels) as [Source, string][]).flatMap(([id, label]) =>
    [label, id].map(word => [word, id] as const),
  ),
  ...Object.entries(sourceAliases),
])
const sourceChoice = Object.values(feedbackSourceLabels).join('、')

const scoreOf = new Map<string, number>([
  ...Object.entries(voiceScores).map(([score, label]) => [label, Number(score)] as const),
  ...[1, 2, 3, 4, 5].flatMap(score => [[`${score}`, score] as const, [scorePoints(score), score] as const]),
])

/** An id of all that a rating says: the same row again is the same event, and nobody else can tell it from what it says. */
function idOf({ keys }: KeyRing, content: Omit<Feedback, 'id' | 'type'>): string {
  const { cadreId, youthId, occurredAt, score, source, comment = '' } = content
  const identity = JSON.stringify(['feedback', cadreId, youthId, occurredAt, score, source, comment])
  const hex = createHmac('sha256', keys['1'] ?? '')
    .update(identity)
    .digest('hex')
  // Version 8 of RFC 9562: made by a way of its own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function readDate(text: string, today: string, refuse: (reason: string) => void): string | undefined {
  if (text === '') refuse(sheetReasons.empty(columns.date.title))
  const date = text === '' ? undefined : parseDate(text)
  if (text !== '' && date === undefined)
    refuse(jobReasons.dateUnreadable(columns.date.title, withoutNumbers(text)))
  if (date !== undefined && date > today) refuse(jobReasons.dateInFuture)
  return date
}

/** Understands row after row. */
function reading(context: Context): (row: TableRow<Id>) => JobRow {
  const tellWho = tellingWho(context)
  return row => {
    const { cells } = row
    const reasons = [...row.faults]
    const refuse = (reason: string) => void reasons.push(reason)
    const { place, cadre, youthId } = tellWho(row, refuse)
    // Some programs write whole numbers with decimals.
    const score = scoreOf.get(cells.score.replace(/\.0+(?=分?$)/, ''))
    if (score === undefined) refuse(jobReasons.scoreWrong(withoutNumbers(cells.score)))
    const date = readDate(cells.date, context.today, refuse)
    const source = cells.source === '' ? 'fieldSurvey' : sourceOf.get(cells.source)
    if (source === undefined) refuse(jobReasons.sourceUnknown(sourceChoice, withoutNumbers(cells.source)))
    const comment = withoutNumbers(cells.comment)
    if (!feedback.shape.comment.safeParse(comment).success) refuse(jobReasons.commentTooLong(1000))
    if (reasons.length > 0 || !cadre || !youthId || !score || !date || !source)
      return refusedRow(place, reasons)
    const { cadreId } = cadre.profile
    const content = {
      cadreId,
      youthId,
      occurredAt: `${date}T00:00:00+08:00`,
      score,
      source,
      ...(comment !== '' && { comment }),
    }
    const remarks = [place.remark, comment === cells.comment ? undefined : jobReasons.numbersHidden]
    const remark = remarks.filter(each => each !== undefined).join('；')
    return {
      ...place,
      cadreId,
      youthId,
      ...(remark !== '' && { remark }),
      feedback: { type: 'feedback', id: idOf(context.ring, content), ...content },
    }
  }
}

/** Refuses a row that is another one again, so that each is told once. */
function withoutRepeats(rows: readonly JobRow[]): JobRow[] {
  const known = new Map<string, FeedbackRow>()
  return rows.map(row => {
    if (!('feedback' in row)) return row
    const earlier = known.get(row.feedback.id)
    if (!earlier) {
      known.set(row.feedback.id, row)
      return row
    }
    const { feedback: _, ...place } = row
    return { ...place, reason: jobReasons.repeated(rowPlace(earlier.line, earlier.sheet)) }
  })
}

/** Reads a sheet of ratings: each row with pseudonyms and ids, or with every reason why it is refused. */
export function planFeedback(book: Book, context: Context): Planned {
  const { rows, notices } = readTable<Id>(book, { columns, oneOf: youthIds })
  const unsourced = rows.filter(({ cells }) => cells.source === '').length
  return {
    rows: withoutRepeats(rows.map(reading(context))),
    notices: [...notices, ...(unsourced > 0 ? [jobNotices.unsourced(unsourced)] : [])].map(withoutNumbers),
  }
}
