import { isDeepStrictEqual } from 'node:util'
import type { Item, Items } from '../../../../shared/aws/items/items.ts'
import type { Key } from '../../../../shared/aws/keys.ts'
import type { WrittenLines } from '../../../../shared/repositories/lines.ts'
import { type Figure, figure, nothing } from './difference.ts'

/** A key as one text. */
export const textOfKey = ({ pk, sk }: Key): string => `${pk} ${sk}`

/** Where items are not stored as they should be; `nameOf` says of which item a figure is, by its partition unless said. */
export async function figuresOfItems(
  stored: Pick<Items, 'getMany'>,
  expected: readonly Item[],
  nameOf: (key: Key) => string = ({ pk }) => pk,
): Promise<Figure[]> {
  const found = new Map((await stored.getMany(expected)).map(item => [textOfKey(item), item.value]))
  return expected.flatMap(item => {
    const value = found.get(textOfKey(item))
    return isDeepStrictEqual(value, item.value) ? [] : figure(nameOf(item), value, item.value)
  })
}

/**
 * Where lines are not stored as they should be, or it is not noted that they were written: whoever writes them elsewhere
 * the next time would leave them; or where a line is noted that should not be. `notes` are those of one subject.
 */
export async function figuresOfLines(
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

/** Those of the keys that no item should have. */
export function unexpected<Of extends Key>(known: readonly Of[], expected: readonly Key[]): Of[] {
  const wanted = new Set(expected.map(textOfKey))
  return known.filter(key => !wanted.has(textOfKey(key)))
}
