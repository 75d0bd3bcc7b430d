import type { RecordedEvent } from '../../events/index.ts'
import { concurrently } from '../../shared/concurrently.ts'
import { eventsOfYouth, withoutTexts } from '../../shared/domain/privacy/without-texts.ts'
import { erasedWord } from '../../shared/labels/erasure.ts'
import type { Erasure } from '../../shared/repositories/erasures.ts'
import type { Minors } from '../../shared/repositories/minors.ts'
import type { RecordedIn, RecordedOfCadre } from '../../shared/repositories/recorded.ts'
import { membersBelow, orgOn, orgsBelow } from '../../shared/repositories/roster/below.ts'
import type { Author, Roster } from '../../shared/repositories/roster/roster.ts'
import type { Voice } from '../../shared/repositories/voice.ts'

/** What going through a root's records of a youth needs. */
export interface YouthDependencies {
  readonly roster: Pick<
    Roster,
    'listChildren' | 'listMembers' | 'readCadreWithLinks' | 'readClaims' | 'putLink'
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

/** Ends the links; how many. */
async function endLinks(
  { roster }: YouthDependencies,
  links: readonly Linked[],
  author: Author,
  today: string,
) {
  const open = links.filter(({ until }) => until === undefined || until > today)
  for (const { cadreId, ...link } of open)
    await roster.putLink(cadreId, { ...link, until: link.since > today ? link.since : today }, author)
  return open.length
}

/** Takes the texts out of the events that hold any; how many. */
async function takeTexts({ recorded }: YouthDependencies, events: readonly RecordedIn[]) {
  const texts = events.filter(({ event }) => !isSame(event, withoutTexts(event, erasedWord)))
  await concurrently(texts, concurrency, each => recorded.eraseTexts(each, erasedWord))
  return texts.length
}

/** What the orgs of the root say of a youth under 14, by org. */
export async function minorsOf({ roster, minors }: YouthDependencies, { root, youthId, today }: Asked) {
  const orgIds = await orgsBelow(roster, root, today)
  const found = await concurrently(orgIds, concurrency, async orgId => {
    const minor = await minors.readMinor(orgId, youthId)
    return minor ? [{ orgId, minor }] : []
  })
  return found.flat()
}

/** How far an erasure has come, and the cadres whose records of the youth were gone through on the way. */
export interface ErasedSlice {
  readonly erasure: Erasure
  readonly cadreIds: readonly string[]
}

/** The next slice of an erasure: some cadres' links and texts, at last all else. Undefined where nothing is left of it. */
export async function eraseSlice(
  deps: YouthDependencies,
  asked: Asked,
  author: Author,
  { after, ...erasure }: Erasure,
): Promise<ErasedSlice | undefined> {
  const { root, youthId, today } = asked
  const { cadreIds, next } = await nextCadres(deps, asked, after)
  const links = await linksOf(deps, cadreIds, asked)
  const events = await recordedOf(deps, cadreIds, youthId)
  const touched: Erasure = {
    ...erasure,
    isKnown: erasure.isKnown || links.length + events.length > 0,
    links: erasure.links + (await endLinks(deps, links, author, today)),
    events: erasure.events + (await takeTexts(deps, events)),
  }
  const found = [...links.map(link => link.cadreId), ...events.map(({ event }) => event.cadreId)]
  const concerned = [...new Set(found)]
  if (next !== undefined) return { erasure: { ...touched, after: next }, cadreIds: concerned }
  const minors = await minorsOf(deps, asked)
  if (!touched.isKnown && minors.length === 0) return undefined
  const at = Math.floor(Date.parse(author.at) / 1000)
  await deps.voice.addRevocation({ orgId: root, youthId, at, by: author.by })
  for (const { orgId } of minors) await deps.minors.removeMinor(orgId, youthId)
  return { erasure: { ...touched, state: 'done' }, cadreIds: concerned }
}
