import { isDeepStrictEqual } from 'node:util'
import type { Item, Items } from '../../../../shared/aws/items/items.ts'
import type { Key } from '../../../../shared/aws/keys.ts'
import { type Figure, figure } from './difference.ts'

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

/** Those of the keys that no item should have. */
export function unexpected<Of extends Key>(known: readonly Of[], expected: readonly Key[]): Of[] {
  const wanted = new Set(expected.map(textOfKey))
  return known.filter(key => !wanted.has(textOfKey(key)))
}
