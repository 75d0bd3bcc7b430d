import type { Assessments, Row } from '../../shared/store/assessments.ts'
import type { RosterReads } from '../../shared/store/roster/roster.ts'
import type { sorts } from './declaration.ts'

/** Orgs read at once while the tree is walked. */
const concurrency = 16

/** The lines of an org's own cadres and of all orgs below it. */
export async function tableOf(
  roster: Pick<RosterReads, 'children'>,
  assessments: Pick<Assessments, 'rows'>,
  orgId: string,
  month: string,
): Promise<Row[]> {
  const rows: Row[] = []
  let level: readonly string[] = [orgId]
  while (level.length) {
    const below: string[] = []
    const waiting = level.values()
    const worker = async () => {
      for (const org of waiting) {
        const [own, children] = await Promise.all([assessments.rows(org, month), roster.children(org)])
        rows.push(...own)
        below.push(...children)
      }
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
    level = below
  }
  return rows
}

/** The table in an order: by id, or by a score, highest first, those without one last, equals by id. */
export function sorted(rows: readonly Row[], sort: (typeof sorts)[number]): Row[] {
  const score = (row: Row) =>
    sort === 'cadreId' ? 0 : ((sort === 'total' ? row.total : row.dimensions[sort].score) ?? -1)
  return [...rows].sort((a, b) => score(b) - score(a) || (a.cadreId < b.cadreId ? -1 : 1))
}
