import { createStore, del, delMany, get, keys, set, update } from 'idb-keyval'

/** What this device keeps of the pages; nothing of it is sent but by the outbox. */
const database = createStore('baixin', 'pages')

/** A value that is kept; undefined if there is none, or where the browser keeps nothing. */
export async function readKept<Value>(key: string): Promise<Value | undefined> {
  return get<Value>(key, database).catch(() => undefined)
}

/** Keeps a value. @throws DOMException where the browser keeps nothing (private windows of old browsers, a full disk). */
export const keep = (key: string, value: unknown): Promise<void> => set(key, value, database)

/** Changes a value in one step, so that another tab's change is not lost. */
export const change = <Value>(key: string, changed: (value: Value | undefined) => Value): Promise<void> =>
  update<Value>(key, changed, database)

/** Forgets a value. */
export const forget = (key: string): Promise<void> => del(key, database).catch(() => {})

/** Forgets all values whose keys begin so. */
export async function forgetAll(start: string): Promise<void> {
  const all = await keys<string>(database).catch(() => [])
  await delMany(
    all.filter(key => key.startsWith(start)),
    database,
  ).catch(() => {})
}

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('baixin') : undefined
const listeners = new Map<string, (() => void)[]>()
channel?.addEventListener('message', ({ data }) => {
  for (const listener of listeners.get(data) ?? []) listener()
})

/** Tells the other tabs that something kept is another one now. */
export const tell = (what: string): void => channel?.postMessage(what)

/** Listens to the other tabs. */
export function hear(what: string, listener: () => void): void {
  listeners.set(what, [...(listeners.get(what) ?? []), listener])
}
