import type { importRoster } from '../../../../functions/import-roster/endpoints.ts'
import { csv, xlsx } from '../../../../shared/contracts/media.ts'
import { annexHeaders, annexTitle } from '../../../../shared/labels/annex.ts'
import { rowResultLabels } from '../../../../shared/labels/import.ts'
import type { Written } from '../client.ts'
import type { County } from '../county.ts'
import type { Worker } from '../worker.ts'
import { type BodyOf, type Committee, countyId, namesOf } from './committee.ts'
import { save } from './save.ts'

/** What an import answers. */
export type Imported = BodyOf<typeof importRoster>

/** 一览表: written by the county, read back unchanged; then one with a slip of each kind, tried only. */
export async function annex({ files, county, rows }: Committee): Promise<string[]> {
  const { month } = county
  const sheet = await files.get(`/v1/orgs/${countyId}/roster.xlsx`)
  const upload = (bytes: Uint8Array, mediaType: string) =>
    files.post(`/v1/rosters?orgId=${countyId}&dryRun=true`, bytes, mediaType) as Promise<Imported>
  const same = await upload(sheet.bytes, xlsx)
  const slips = await upload(Buffer.from(slipsOf(county)), csv)
  const best = rows[0]
  const written: Written[] = [sheet]
  for (const path of [
    `/v1/orgs/${countyId}/assessments/${month}/cadres.xlsx`,
    `/v1/orgs/${countyId}/demands.xlsx`,
    ...(best ? [`/v1/cadres/${best.cadreId}/assessments/${month}/evidence.xlsx`] : []),
  ])
    written.push(await files.get(path))
  return [...imports(same, slips), ...saved(await save(written), written)]
}

/** What both imports came to. */
export function imports(same: Imported, slips: Imported): string[] {
  return [
    `导出的表原样导回（试导入）：${countsOf(same)}`,
    `改动几处的CSV（试导入）：${countsOf(slips)}`,
    ...slips.rows.map(row => `  第${row.row}行 ${row.name}：${rowResultLabels[row.result]}${remarkOf(row)}`),
  ]
}

/** Where copies were saved. */
export function saved(folder: string, written: readonly Pick<Written, 'name'>[]): string[] {
  return [`已另存于 ${folder}：`, ...written.map(({ name }) => `  ${name}`)]
}

const countsOf = ({ counts }: Imported) =>
  (Object.keys(rowResultLabels) as (keyof typeof rowResultLabels)[])
    .map(key => `${rowResultLabels[key]}${counts[key]}`)
    .join('、')

function remarkOf({ reason, changes = [] }: Imported['rows'][number]): string {
  const remarks = changes.map(({ column, before, after }) => `${column} ${before || '空'} → ${after || '空'}`)
  return [...(reason === undefined ? [] : [reason]), ...remarks]
    .map((text, at) => (at === 0 ? '，' : '；') + text)
    .join('')
}

/** A sheet with somebody new, a new phone, and a phone that lacks digits. */
export function slipsOf(county: Pick<County, 'orgs' | 'bases' | 'workers'>): string {
  const of = (cadreId: string) => county.workers.find(({ person }) => person.cadreId === cadreId) as Worker
  const baseName = (baseId: string) => county.bases.find(base => base.baseId === baseId)?.name ?? ''
  const names = namesOf(county)
  const line = (worker: Worker, number: number, change: { name?: string; mobile: string }) => {
    const [entry] = worker.entries
    const bases = entry?.bases.flatMap(({ baseId, plannedOn }) => [baseName(baseId), plannedOn]) ?? []
    const { name = worker.person.name, mobile } = change
    return [number, name, names.org(worker.person.orgId), worker.person.post, mobile, ...bases]
  }
  const [first, second] = [of(`c-${countyId}-01`), of(`c-${countyId}-03`)]
  return [
    [annexTitle],
    [`填表单位：${names.org(countyId)}`],
    annexHeaders,
    line(first, 1, { mobile: '13900000001' }),
    line(second, 2, { mobile: '1390000' }),
    line(second, 3, { name: '顾晓晨', mobile: '１３９０００００００３' }),
  ]
    .map(cells => cells.join(','))
    .join('\r\n')
}
