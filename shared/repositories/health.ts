import type { Items } from '../aws/items/items.ts'
import { viewKeys } from '../aws/keys.ts'

/** Since when something has been behind, by what it is. */
export type Since = Readonly<Record<string, string>>

/** What is noted of the system's health: queues say how much waits in them, and not since when. */
export interface HealthNotes {
  readSince(): Promise<Since>
  writeSince(since: Since): Promise<void>
}

/** Notes kept in these items. */
export function healthNotesOn(items: Pick<Items, 'get' | 'put'>): HealthNotes {
  return {
    readSince: async () => (await items.get<Since>(viewKeys.health))?.value ?? {},
    writeSince: async value => void (await items.put({ ...viewKeys.health, value })),
  }
}
