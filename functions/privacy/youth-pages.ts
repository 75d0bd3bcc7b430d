import { cursorAt, type Order, type Place, pageFrom, placeFrom } from '../../shared/http/page.ts'
import { type Asked, linksOf, minorsOf, nextCadres, recordedOf, type YouthDependencies } from './youths.ts'

/** A piece of what is kept of a youth, and of which cadre; what its orgs say of it comes before all cadres. */
interface KeptOfYouth {
  readonly cadreId: string
  /** Orders those of one kind and cadre. */
  readonly at: string
  readonly item: {
    readonly kind: 'minor' | 'link' | 'event'
    readonly key: string
    readonly kept: Record<string, unknown>
  }
}

const kinds: readonly KeptOfYouth['item']['kind'][] = ['minor', 'link', 'event']

/** By cadre, of each first the links. */
const byCadreAndKind: Order<KeptOfYouth> = {
  name: 'cadre',
  placeOf: ({ cadreId, at, item: { kind } }) => [cadreId, kinds.indexOf(kind), at],
}

/** Behind all that is kept of a cadre. */
const behind = (cadreId: string): Place => [cadreId, kinds.length]

/** A page of what is kept of a youth: of two hundred cadres at most, and no more than an answer holds. */
export async function personalPage(
  deps: YouthDependencies,
  asked: Asked,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const { youthId } = asked
  const after = cursor === undefined ? undefined : placeFrom(byCadreAndKind.name, cursor)
  const [cadre = '', kind] = after ?? []
  // A page may have ended within a cadre.
  const isWithin = cadre !== '' && kind !== kinds.length
  const { cadreIds, next } = await nextCadres(deps, asked, String(cadre), isWithin)
  const minors = cadre === '' ? await minorsOf(deps, asked) : []
  const links = await linksOf(deps, cadreIds, asked)
  const events = await recordedOf(deps, cadreIds, youthId)
  const all: KeptOfYouth[] = [
    ...minors.map(({ orgId, minor }) => ({
      cadreId: '',
      at: orgId,
      item: { kind: 'minor' as const, key: orgId, kept: { ...minor } },
    })),
    ...links.map(link => ({
      cadreId: link.cadreId,
      at: link.since,
      item: { kind: 'link' as const, key: `${link.cadreId} ${link.since}`, kept: { ...link } },
    })),
    ...events.map(({ month, event }) => ({
      cadreId: event.cadreId,
      at: `${month} ${event.id}`,
      item: {
        kind: 'event' as const,
        key: event.id,
        kept: { month, ...event, ...('youthIds' in event && { youthIds: [youthId] }) },
      },
    })),
  ]
  const { items, nextCursor } = pageFrom(all, byCadreAndKind, { limit, cursor })
  const goesOn = nextCursor ?? (next === undefined ? undefined : cursorAt(byCadreAndKind.name, behind(next)))
  return { items: items.map(({ item }) => item), ...(goesOn !== undefined && { nextCursor: goesOn }) }
}
