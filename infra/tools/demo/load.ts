import type { EventContent } from '../../../events/index.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import type { Happenings } from './behaviour.ts'
import { type Call, readable, Stopped } from './client.ts'
import type { County } from './county.ts'
import { beginPhase, grouped, type Screen } from './progress.ts'

/** How many were new, and how many were there already. */
export interface Tally {
  created: number
  known: number
}

/** A PUT of the roster. */
type Entry = readonly [path: string, body: unknown]

/** Links under way at once: each is a transaction, so the wait and not the work is what takes time. */
const linksAtOnce = 16
/** For a few dozen entries it does not pay to start many environments of a function. */
const entriesAtOnce = 4
/** Small groups keep the bar moving and stay far within the function's time, on slow disks too. */
const eventsPerBatch = 50
const batchesAtOnce = 4

/** PUTs of one kind, those of a group one after the other. */
interface Entries {
  label: string
  unit: string
  groups: readonly (readonly Entry[])[]
  atOnce: number
}

async function putAll(call: Call, { label, unit, groups, atOnce }: Entries, screen: Screen, tally: Tally) {
  const total = groups.reduce((sum, group) => sum + group.length, 0)
  const bar = beginPhase(screen, label, total, unit)
  const before = tally.created
  await concurrently(groups, atOnce, async group => {
    let isNew = false
    for (const [path, body] of group) {
      const { status } = await call('PUT', path, body)
      // What changes something that was just created is new as well, though it is answered by 200.
      isNew ||= status === 201
      tally[isNew ? 'created' : 'known']++
      bar.step()
    }
  })
  bar.end(`新增 ${grouped(tally.created - before)}`)
}

/** Puts the roster in: orgs from the top, bases, cadres with their changes in order. */
export async function loadRoster(call: Call, county: County, screen: Screen, tally: Tally): Promise<void> {
  const orgs = county.orgs.map(({ orgId, ...org }): Entry[] => [[`/v1/orgs/${orgId}`, org]])
  const bases = county.bases.map(({ baseId, fields: _, ...base }): Entry[] => [[`/v1/bases/${baseId}`, base]])
  const cadres = county.workers.map(({ person, entries }) =>
    entries.map((body): Entry => [`/v1/cadres/${person.cadreId}`, body]),
  )
  await putAll(call, { label: '组织', unit: '个', groups: orgs, atOnce: 1 }, screen, tally)
  await putAll(call, { label: '基层阵地', unit: '个', groups: bases, atOnce: entriesAtOnce }, screen, tally)
  await putAll(call, { label: '团干部', unit: '条', groups: cadres, atOnce: entriesAtOnce }, screen, tally)
}

/**
 * Links the cadres to their youths. After the events, which do without: with every call DynamoDB Local looks for the
 * first record of a table's stream, through all that other tables wrote before it, and links write most.
 */
export async function loadLinks(
  call: Call,
  { workers }: County,
  screen: Screen,
  tally: Tally,
): Promise<void> {
  const links = workers.flatMap(({ person: { cadreId }, links: held }) =>
    held.map(({ youthId, ...link }): Entry[] => [[`/v1/cadres/${cadreId}/links/${youthId}`, link]]),
  )
  await putAll(call, { label: '联系关系', unit: '条', groups: links, atOnce: linksAtOnce }, screen, tally)
}

/** What a batch says of one event. */
interface Item {
  status: number
  problem?: unknown
}

/** Records what happened: the cadres' work and the youths' voices by different callers, what is void at last. */
export async function loadEvents(
  callers: { work: Call; voices: Call },
  { work, voices, voids }: Happenings,
  screen: Screen,
  tally: Tally,
): Promise<void> {
  const phase = async (label: string, call: Call, events: readonly EventContent[]) => {
    const bar = beginPhase(screen, label, events.length, '条')
    const before = tally.created
    const batches: EventContent[][] = []
    for (let from = 0; from < events.length; from += eventsPerBatch)
      batches.push(events.slice(from, from + eventsPerBatch))
    await concurrently(batches, batchesAtOnce, async batch => {
      const { body } = await call('POST', '/v1/batch', { events: batch })
      for (const [index, { status, problem }] of (body as { items: Item[] }).items.entries()) {
        if (problem !== undefined) {
          const asked = `POST /v1/batch 的第 ${index + 1} 条`
          throw new Stopped(`${readable(asked, status, problem)}\n  ${JSON.stringify(batch[index])}`)
        }
        tally[status === 201 ? 'created' : 'known']++
      }
      bar.step(batch.length)
    })
    bar.end(`新增 ${grouped(tally.created - before)}`)
  }
  await phase('工作记录', callers.work, work)
  await phase('青年反馈', callers.voices, voices)
  await phase('撤销', callers.work, voids)
}
