import { beginningWith, type Item, type Items, replacing } from '../../../../shared/aws/items/items.ts'
import { viewKeys } from '../../../../shared/aws/keys.ts'
import { listDemands, readDemands } from '../../../../shared/listing/demands.ts'
import { listOverlaps, readCrowded } from '../../../../shared/listing/overlaps.ts'
import { demandItems } from '../../../../shared/repositories/demand-lists.ts'
import type { WrittenLines } from '../../../../shared/repositories/lines.ts'
import { overlapItems } from '../../../../shared/repositories/overlap-lists.ts'
import { registerItems } from '../../../../shared/repositories/register.ts'
import { linesOf, registerCadre } from '../../../../shared/repositories/roster/registering.ts'
import type { Stores } from '../stores.ts'
import { listCadres } from './cadres.ts'
import type { Check } from './check.ts'
import { type Figure, figure, nothing } from './difference.ts'
import { readable } from './facts.ts'
import { figuresOfItems, textOfKey, unexpected } from './items.ts'

/**
 * Where lines are not stored as they should be, or it is not noted that they were written: whoever writes them elsewhere
 * the next time would leave them; or where a line is noted that should not be. `notes` are those of one subject.
 */
async function figuresOfLines(
  stored: Pick<Items, 'getMany'>,
  notes: readonly Item<WrittenLines>[],
  expected: readonly Item[],
): Promise<Figure[]> {
  const noted = notes.flatMap(({ value }) => value.keys)
  return [
    ...(await figuresOfItems(stored, expected)),
    ...unexpected(expected, noted).flatMap(key => figure('登记 registered', nothing, textOfKey(key))),
    ...unexpected(noted, expected).flatMap(({ pk, sk }) => figure(pk, sk, nothing)),
  ]
}

/** Has all lines of a subject written anew: what is noted of them would spare the writing. */
async function distrust(stored: Pick<Items, 'put'>, notes: readonly Item<WrittenLines>[]): Promise<void> {
  for (const note of notes) {
    const { put, guard } = replacing(note, note, { ...note.value, hashes: [] })
    await stored.put(put, guard)
  }
}

/** Lines of lists that are written subject by subject, with a note of what was written. */
interface Lines extends Pick<Check<string>, 'subject' | 'list'> {
  readonly notesOf: (id: string) => Promise<readonly Item<WrittenLines>[]>
  /** The lines that there should be; undefined where that can't be told. */
  readonly itemsOf: (id: string) => Promise<readonly Item[] | undefined>
  readonly write: (id: string) => Promise<void>
}

/** Lines of such lists, against what they are made of. */
const checkLines = (
  views: Pick<Items, 'getMany' | 'put'>,
  { notesOf, itemsOf, write, ...check }: Lines,
): Check<string> => ({
  ...check,

  async compare(id) {
    const notes = await notesOf(id)
    const items = await itemsOf(id)
    const figures = items ? await figuresOfLines(views, notes, items) : []
    return figures.length === 0 ? [] : [{ who: id, figures }]
  },

  async mend(id) {
    await distrust(views, await notesOf(id))
    await write(id)
  },
})

/** Lines of the registers, against the roster. */
export const checkRegister = (stores: Stores): Check<string> =>
  checkLines(stores.tables.views, {
    subject: 'register',
    list: () => listCadres(stores),
    notesOf: cadreId => stores.tables.views.getMany([viewKeys.registered(cadreId)]),
    itemsOf: async cadreId => registerItems(cadreId, await linesOf(stores.roster, cadreId)),
    write: cadreId => registerCadre(stores, cadreId),
  })

/** Lists of demands, against the facts and the roster. */
export const checkDemandLists = (stores: Stores): Check<string> =>
  checkLines(stores.tables.views, {
    subject: 'demandLists',
    list: () => listCadres(stores),
    notesOf(cadreId) {
      const { pk, sk } = viewKeys.demandsListed(cadreId, '')
      return Array.fromAsync(stores.tables.views.query<WrittenLines>(beginningWith(pk, sk)))
    },
    async itemsOf(cadreId) {
      const demands = await readable(readDemands(stores, cadreId))
      return demands && [...demandItems(cadreId, demands).values()].flat()
    },
    write: cadreId => listDemands(stores, cadreId),
  })

/** Every youth whom somebody ever claims. */
async function* listYouths({ tables }: Stores): AsyncIterable<string> {
  for await (const { pk, sk } of tables.roster.scanKeys())
    if (sk === 'CLAIMS') yield pk.slice(pk.indexOf('#') + 1)
}

/** Lists of youths whom many cadres claim, against the roster. */
export const checkOverlapLists = (stores: Stores): Check<string> =>
  checkLines(stores.tables.views, {
    subject: 'overlapLists',
    list: () => listYouths(stores),
    notesOf: youthId => stores.tables.views.getMany([viewKeys.overlapListed(youthId)]),
    itemsOf: async youthId => overlapItems(await readCrowded(stores, youthId)),
    write: youthId => listOverlaps(stores, [youthId]),
  })
