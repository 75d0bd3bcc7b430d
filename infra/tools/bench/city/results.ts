import { orderOf } from '../../../../shared/assessing/table.ts'
import { compressJson } from '../../../../shared/aws/compressed-json.ts'
import type { Item } from '../../../../shared/aws/items/items.ts'
import { resultKeys } from '../../../../shared/aws/keys.ts'
import type { RankedLine } from '../../../../shared/counting/ranking.ts'
import type { Revision } from '../../../../shared/domain/assessment/revision.ts'
import { comparePlaces } from '../../../../shared/http/page.ts'
import type { Frame } from './frame.ts'
import { cadreOf, monthBefore, numberOf, orgAt, orgOfCadre } from './shape.ts'

/** The result of a cadre’s month, like the template. */
export function revisionOf({ size }: Frame, template: Revision, n: number, of: string): Revision {
  const total = Math.round(((n * 7919 + Number(of.slice(5)) * 131) % 1000) / 1) / 10
  return { ...template, cadreId: cadreOf(n), orgId: orgAt(orgOfCadre(size, n)), month: of, total }
}

/** What lies in a partition of the results. */
export function resultsOf(frame: Frame, template: Revision, pk: string): Item[] {
  const [kind, id = ''] = pk.split('#')
  if (kind !== 'CADRE') return []
  return frame.months.slice(-13, -1).map((of): Item => {
    const revision = revisionOf(frame, template, numberOf(id), of)
    return { ...resultKeys.revision(id, of, 1), value: compressJson(revision) }
  })
}

/** The cadres by their totals, the highest first. */
export function rankedOf(frame: Frame, template: Revision, cadres: readonly number[]): RankedLine[] {
  const { placeOf } = orderOf('total')
  return cadres
    .map(n => revisionOf(frame, template, n, monthBefore))
    .map((row): RankedLine => [placeOf(row), row.orgId])
    .sort(([a], [b]) => comparePlaces(a, b))
}
