import type { getProgress } from '../../../../functions/cadre/endpoints.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import { dayLabel } from '../../../../shared/labels/dates.ts'
import type { Row } from '../assess.ts'
import { type BodyOf, type Committee, namesOf, read } from './committee.ts'

/** What a cadre may still do. */
export type Item = BodyOf<typeof getProgress>['doNext'][number]

/** 下一步: what a middling cadre reads in the middle of the month. */
export async function doNext({ assessor, county, rows }: Committee): Promise<string[]> {
  const { month } = county
  const row = middling(rows, lastDate(month))
  if (row === undefined) return []
  const asOf = `${month}-15`
  const path = `/v1/cadres/${row.cadreId}/progress?month=${month}&asOf=${asOf}`
  const progress = await read<typeof getProgress>(assessor, path)
  return nextLines(row.name, namesOf(county).org(row.orgId), asOf, progress.doNext)
}

/** The one in the middle of the full-time cadres who stayed. */
export function middling<R extends Pick<Row, 'category' | 'grade' | 'asOf'>>(
  rows: readonly R[],
  last: string,
): R | undefined {
  const full = rows.filter(row => row.category === 'fullTime' && row.grade !== 'exempt' && row.asOf === last)
  return full[Math.floor(full.length / 2)]
}

/** The first three. */
export function nextLines(name: string, orgName: string, asOf: string, items: readonly Item[]): string[] {
  const who = `${name}（${orgName}）在${dayLabel(asOf)}`
  if (items.length === 0) return [`${who}没有待办`]
  const shown = items.slice(0, 3)
  const more = items.length > shown.length ? `（共${items.length}项，列前${shown.length}项）` : ''
  return [`${who}看到的待办${more}：`, ...shown.map(({ text }, at) => `${at + 1}. ${text}`)]
}
