import type { RecordedEvent } from '../../events/index.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { type CadreProfile, serviceOf } from '../../shared/domain/roster/roster.ts'
import type { Order } from '../../shared/http/page.ts'
import type { RecordedIn, RecordedOfCadre } from '../../shared/repositories/recorded.ts'
import type { Permit, RosterReads } from '../../shared/repositories/roster/roster.ts'

/** What is kept of a person, piece by piece. */
export interface Kept {
  readonly kind: 'profile' | 'link' | 'change' | 'event'
  readonly key: string
  readonly kept: Record<string, unknown>
}

/** What reading all of a cadre needs. */
export interface CadreDependencies {
  readonly roster: Pick<RosterReads, 'readCadreWithLinks' | 'listAuditEvents'>
  readonly recorded: Pick<RecordedOfCadre, 'listRecorded'>
}

const kinds: readonly Kept['kind'][] = ['profile', 'link', 'change', 'event']

/** Profile first, then links, changes and events. */
export const byKind: Order<Kept> = {
  name: 'kind',
  placeOf: ({ kind, key }) => [kinds.indexOf(kind), key],
}

/** @throws Problem `in_service` of a cadre who still serves, or will. */
export const afterService =
  (today: string): Permit<CadreProfile> =>
  async profile => {
    const until = profile && serviceOf(profile).until
    if (profile && (until === undefined || until > today)) throw new Problem('in_service')
  }

const youths: readonly RecordedEvent['type'][] = ['feedback', 'reopen']

/** Events without those in which youths speak, and what was said of these. */
function withoutVoices(recorded: readonly RecordedIn[]): RecordedIn[] {
  const voices = new Set(recorded.flatMap(({ event }) => (youths.includes(event.type) ? [event.id] : [])))
  return recorded.filter(({ event }) => !voices.has(event.type === 'void' ? event.voids : event.id))
}

/** Everything that is kept of a cadre, but for what youths said of it. */
export async function keptOf({ roster, recorded }: CadreDependencies, cadreId: string): Promise<Kept[]> {
  const [cadre, changes, events] = await Promise.all([
    roster.readCadreWithLinks(cadreId),
    roster.listAuditEvents({ cadre: cadreId }),
    recorded.listRecorded(cadreId),
  ])
  if (!cadre) throw new Problem('not_found')
  return [
    { kind: 'profile', key: cadreId, kept: { ...cadre.profile } },
    ...cadre.links.map(link => ({
      kind: 'link' as const,
      key: `${link.youthId} ${link.since}`,
      kept: { ...link },
    })),
    ...changes.map((change, at) => ({
      kind: 'change' as const,
      key: `${change.at} ${String(at).padStart(6, '0')}`,
      kept: { ...change },
    })),
    ...withoutVoices(events).map(({ month, event }) => ({
      kind: 'event' as const,
      key: `${month} ${event.id}`,
      kept: { month, ...event },
    })),
  ]
}
