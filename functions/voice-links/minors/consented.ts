import { atOnce, concurrently } from '../../../shared/concurrently.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'
import type { Minors } from '../../../shared/repositories/minors.ts'
import type { IssuedLink } from '../batches/links.ts'

/** The links without those of youths under 14 of whom an org on the cadre's path says that no guardian consents. */
export async function consented(
  {
    minors,
    directory,
  }: { readonly minors: Pick<Minors, 'listWithoutConsent'>; readonly directory: Directory },
  links: readonly IssuedLink[],
  day: string,
): Promise<IssuedLink[]> {
  const orgIds = [...new Set(links.map(({ orgId }) => orgId))]
  const paths = new Map(
    await concurrently(
      orgIds,
      atOnce,
      async orgId => [orgId, await directory.readOrgPath(orgId, day)] as const,
    ),
  )
  const above = [...new Set([...paths.values()].flat())]
  const silent = new Map(
    await concurrently(
      above,
      atOnce,
      async orgId => [orgId, new Set(await minors.listWithoutConsent(orgId))] as const,
    ),
  )
  return links.filter(
    ({ orgId, youthId }) => !(paths.get(orgId) ?? []).some(org => silent.get(org)?.has(youthId)),
  )
}
