import type { RecordedEvent } from '../../events/index.ts'
import { concurrently } from '../../shared/concurrently.ts'
import { eventsOfYouth, withoutTexts } from '../../shared/domain/privacy/without-texts.ts'
import type { LinkInterval } from '../../shared/domain/roster/roster.ts'
import { erasedWord } from '../../shared/labels/erasure.ts'
import type { Erasure } from '../../shared/repositories/erasures.ts'
import type { Minors } from '../../shared/repositories/minors.ts'
import type { RecordedIn, RecordedOfCadre } from '../../shared/repositories/recorded.ts'
import { allOrgsBelow, membersBelow, orgOn } from '../../shared/repositories/roster/below.ts'
import type { Author, Roster } from '../../shared/repositories/roster/roster.ts'
import type { Voice } from '../../shared/repositories/voice.ts'

/** What going through a root's records of a youth needs. */
export interface YouthDependencies {
  readonly roster: Pick<
    Roster,
    'listChildren' | 'listMembers' | 'readCadreWithLinks' | 'readClaims' | 'changeLink'
  >
  readonly recorded: RecordedOfCadre
  readonly minors: Pick<Minors, 'readMinor' | 'removeMinor'>
  readonly voice: Pick<Voice, 'addRevocation'>
}

/** Cadres gone through in one call, and at once. */
const [slice, concurrency] = [200, 8]

/** Whose records are gone through: of which root, which youth, on which day. */
export interface Asked {
  readonly root: string
  readonly youthId: string
  readonly today: string
}

/** The next cadres of the root, in service or not, and the last of them where more follow. */
export async function nextCadres(
  { roster }: YouthDependencies,
  { root, today }: Asked,
  after = '',
  isWithin = false,
) {
  const members = await membersBelow(roster, root, today, orgOn(today))
  const left = members
    .map(({ cadreId }) => cadreId)
    .filter(cadreId => cadreId > after || (isWithin && cadreId === after))
  const cadreIds = left.slice(0, slice)
  return { cadreIds, next: left.length > slice ? cadreIds.at(-1) : undefined }
}

/** Events of these cadres that concern the youth. */
export async function recordedOf(
  { recorded }: YouthDependencies,
  cadreIds: readonly string[],
  youthId: string,
): Promise<RecordedIn[]> {
  const found = await concurrently(cadreIds, concurrency, async cadreId => {
    const all = await recorded.listRecorded(cadreId)
    const own = new Set(
      eventsOfYouth(
        all.map(({ event }) => event),
        youthId,
      ),
    )
    return all.filter(({ event }) => own.has(event))
  })
  return found.flat()
}

export async function linksOf(
  { roster }: YouthDependencies,
  cadreIds: readonly string[],
  { root, youthId }: Asked,
) {
  const claims = (await roster.readClaims([youthId], { root }))[youthId] ?? []
  const linked = cadreIds.filter(id => claims.some(({ cadreId }) => cadreId === id))
  const cadres = await concurrently(linked, concurrency, id => roster.readCadreWithLinks(id))
  return cadres.flatMap(
    cadre =>
      cadre?.links
        .filter(link => link.youthId === youthId)
        .map(link => ({ cadreId: cadre.profile.cadreId, ...link })) ?? [],
  )
}

type Linked = Awaited<ReturnType<typeof linksOf>>[number]

const isSame = (a: RecordedEvent, b: RecordedEvent) => JSON.stringify(a) === JSON.stringify(b)

const holdsTexts = ({ event }: RecordedIn) => !isSame(event, withoutTexts(event, erasedWord))

/** What the orgs of the root say of a youth under 14, by org. */
export async function minorsOf({ roster, minors }: YouthDependencies, { root, youthId, today }: Asked) {
  const orgIds = await allOrgsBelow(roster, root, today)
  const found = await concurrently(orgIds, concurrency, async orgId => {
    const minor = await minors.readMinor(orgId, youthId)
    return minor ? [{ orgId, minor }] : []
  })
  return found.flat()
}

/** What the next cadres of an erasure hold of a youth, and after the last of them what its orgs say of it. */
export interface FoundSlice {
  /** The erasure before any of that is erased, and after it. */
  readonly begun: Erasure
  readonly ended: Erasure
  /** Links that have not ended. */
  readonly links: readonly Linked[]
  readonly minors: Awaited<ReturnType<typeof minorsOf>>
  /** The cadres who hold anything. */
  readonly cadreIds: readonly string[]
}

/** Finds what is to be erased next; undefined where nothing ever named the youth. What a slice held that died is counted with it. */
export async function findSlice(
  deps: YouthDependencies,
  asked: Asked,
  { after, inHand, ...erasure }: Erasure,
): Promise<FoundSlice | undefined> {
  const { cadreIds, next } = await nextCadres(deps, asked, after)
  const links = await linksOf(deps, cadreIds, asked)
  const events = await recordedOf(deps, cadreIds, asked.youthId)
  const minors = next === undefined ? await minorsOf(deps, asked) : []
  const isKnown = erasure.isKnown || links.length + events.length + minors.length > 0
  if (next === undefined && !isKnown) return undefined
  const open = links.filter(({ until }) => until === undefined || until > asked.today)
  const texts = events.filter(holdsTexts)
  const held = {
    links: Math.max(open.length, inHand?.links ?? 0),
    events: Math.max(texts.length, inHand?.events ?? 0),
  }
  const sums = { links: erasure.links + held.links, events: erasure.events + held.events }
  const place = next === undefined ? { state: 'done' as const } : { after: next }
  return {
    begun: { ...erasure, isKnown, ...(after !== undefined && { after }), inHand: held },
    ended: { ...erasure, isKnown, ...sums, ...place },
    links: open,
    minors,
    cadreIds: [...new Set([...links.map(link => link.cadreId), ...events.map(({ event }) => event.cadreId)])],
  }
}

/** Erases what was found: ends links, takes texts, at last all else. Done again, nothing changes. */
export async function eraseFound(
  deps: YouthDependencies,
  { root, youthId, today }: Asked,
  author: Author,
  found: FoundSlice,
): Promise<void> {
  const { roster, recorded, voice, minors } = deps
  const end = ({ since, until = '~', ...link }: LinkInterval) => {
    const last = since > today ? since : today
    return { ...link, since, until: until < last ? until : last }
  }
  for (const { cadreId, ...link } of found.links) await roster.changeLink(cadreId, link, end, author)
  const at = Math.floor(Date.parse(author.at) / 1000)
  await voice.addRevocation({ orgId: root, youthId, at, by: author.by })
  // What it said by its links while all was gone through is found only now that it can say no more.
  const texts = (await recordedOf(deps, found.cadreIds, youthId)).filter(holdsTexts)
  await concurrently(texts, concurrency, each => recorded.eraseTexts(each, erasedWord))
  if (found.ended.state === 'running') return
  for (const { orgId } of found.minors) await minors.removeMinor(orgId, youthId)
}
