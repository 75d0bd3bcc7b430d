import { findSetting, type Store, writeSetting } from '../store.ts'

/** Somebody whom one may choose to be. */
export interface Person {
  label: string
  claims: Record<string, string>
}

const NAME = 'people'

const isPerson = (value: unknown): value is Person => {
  const { label, claims } = Object(value)
  return (
    typeof label === 'string' &&
    typeof claims === 'object' &&
    Object.values(Object(claims)).every(claim => typeof claim === 'string')
  )
}

/** Who was named to choose from. */
export const readPeople = (store: Store): Person[] => JSON.parse(findSetting(store, NAME) ?? '[]')

/** Names whom one may choose from, instead of those before. @throws Error if the list is none. */
export function namePeople(store: Store, list: unknown): void {
  if (!Array.isArray(list) || list.length > 50 || !list.every(isPerson))
    throw new Error('a list of at most 50 people')
  writeSetting(store, NAME, JSON.stringify(list))
}
