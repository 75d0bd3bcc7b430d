import type { Item } from '../items.ts'

/** The partition of the examples. */
export const pk = 'ORG#ls'

/** An item of it. */
export const item = (sk: string, version?: number, value: unknown = `value of ${sk}`): Item => ({
  pk,
  sk,
  ...(version !== undefined && { version }),
  value,
})
