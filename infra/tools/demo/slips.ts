import { annexHeaders, annexTitle } from '../../../shared/labels/annex.ts'
import type { County } from '../county/county.ts'
import type { Worker } from '../county/worker.ts'
import { countyId, namesOf } from './desk.ts'

/** 一览表 as CSV with somebody new, a new phone, and a phone that lacks digits. */
export function slipsOf(county: Pick<County, 'orgs' | 'bases' | 'workers'>): string {
  const of = (cadreId: string) => county.workers.find(({ person }) => person.cadreId === cadreId) as Worker
  const baseName = (baseId: string) => county.bases.find(base => base.baseId === baseId)?.name ?? ''
  const orgName = namesOf(county).org
  const line = (number: number, { person, entries }: Worker, mobile: string, name = person.name) => {
    const bases = entries[0]?.bases.flatMap(({ baseId, plannedOn }) => [baseName(baseId), plannedOn]) ?? []
    return [number, name, orgName(person.orgId), person.post, mobile, ...bases]
  }
  const [first, second] = [of(`c-${countyId}-01`), of(`c-${countyId}-03`)]
  return [
    [annexTitle],
    [`填表单位：${orgName(countyId)}`],
    annexHeaders,
    line(1, first, '13900000001'),
    line(2, second, '1390000'),
    line(3, second, '１３９０００００００３', '顾晓晨'),
  ]
    .map(cells => cells.join(','))
    .join('\r\n')
}
