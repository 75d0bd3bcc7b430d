import { isDeepStrictEqual } from 'node:util'
import { expandJson } from '../../../../shared/aws/compressed-json.ts'
import type { Guard, Item } from '../../../../shared/aws/items/items.ts'
import { viewKeys } from '../../../../shared/aws/keys.ts'
import type { Revision } from '../../../../shared/domain/assessment/revision.ts'
import { type Row, rowItem, rowOf } from '../../../../shared/repositories/rows.ts'
import type { Stores } from '../stores.ts'
import { listAssessedCadres, readLatestRevisions } from './cadres.ts'
import type { Check } from './check.ts'
import { type Difference, type Figure, figure } from './difference.ts'
import { resultFigures } from './figures.ts'

type StoredRow = Item<Uint8Array | null>

/** The line in an item; null where it was taken away or can't be read. */
export function lineOf(item: StoredRow | undefined): Row | null {
  try {
    return item?.value ? expandJson<Row>(item.value) : null
  } catch {
    return null
  }
}

/** Who writes over an item whatever it says: nobody in between. */
export const guardOf = (item: Item | undefined): Guard | undefined => (item ? item.version : 'absent')

function figuresOf(row: Row | null, expected: Row | null): Figure[] {
  if (row === null || expected === null)
    return figure('行 row', row && `revision ${row.revision}`, expected && `revision ${expected.revision}`)
  return [
    ...figure('版本 revision', row.revision, expected.revision),
    ...figure('状态 status', row.status, expected.status),
    ...resultFigures({ ...row, evidence: {} }, { ...expected, evidence: {} }),
    ...figure('评定 assessedAt', row.assessedAt, expected.assessedAt),
    ...figure('摘要 digest', row.digest, expected.digest),
  ]
}

/** Lines of tables, against the latest result of each cadre. */
export function checkRows(stores: Stores): Check<string> {
  const { views } = stores.tables
  const read = ({ orgId, month, cadreId }: Pick<Row, 'orgId' | 'month' | 'cadreId'>) =>
    views.get<Uint8Array | null>(viewKeys.row(orgId, month, cadreId))
  const lineDue = (latest: Revision) => (latest.withdrawn ? null : rowOf(latest))
  return {
    subject: 'rows',
    list: () => listAssessedCadres(stores.tables.results),

    async compare(cadreId) {
      const found: Difference[] = []
      for (const [month, { latest }] of await readLatestRevisions(stores, cadreId)) {
        const [row, expected] = [lineOf(await read(latest)), lineDue(latest)]
        if (isDeepStrictEqual(row, expected)) continue
        const figures = figuresOf(row, expected)
        found.push({
          who: cadreId,
          month,
          figures: figures.length > 0 ? figures : figure('行 row', 'other', 'same'),
        })
      }
      return found
    },

    async mend(cadreId, differences) {
      for (const { month = '' } of differences) {
        const item = await stores.assessments.readLatestRevision(cadreId, month)
        if (!item) continue
        await views.put(rowItem(lineDue(item), item), guardOf(await read(item)))
      }
    },
  }
}
