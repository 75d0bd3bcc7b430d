import { jobTitles } from '../../../shared/labels/jobs.ts'
import type { County } from '../county/county.ts'
import type { Held, Worker } from '../county/worker.ts'

const columns = ['cadre', 'youthId', 'base', 'field', 'since', 'until'] as const

/** Whether the cadre has left: nobody hands in a sheet for those any more. */
export const hasLeft = ({ entries }: Worker): boolean => entries.at(-1)?.serviceUntil !== undefined

/** The committee's sheet of youths as it would hand it in, for everybody in service. */
export function youthSheet(
  { workers, bases }: Pick<County, 'workers' | 'bases'>,
  fields: Readonly<Record<Held['field'], string>>,
): string {
  const baseName = new Map(bases.map(({ baseId, name }) => [baseId, name]))
  const rows = workers
    .filter(worker => !hasLeft(worker))
    .flatMap(({ person, links }) =>
      links.map(({ youthId, baseId, field, since, until = '' }) => [
        person.name,
        youthId,
        baseName.get(baseId) ?? baseId,
        fields[field],
        since,
        until,
      ]),
    )
  return [columns.map(id => jobTitles[id]), ...rows].map(cells => cells.join(',')).join('\r\n')
}
