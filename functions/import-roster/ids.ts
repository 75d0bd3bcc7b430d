import { createHmac } from 'node:crypto'
import { looksPersonal } from '../../events/envelope.ts'

/** Makes ids of words. */
export interface Ids {
  /** The id of the words for the n-th that has the same words, from 1. */
  at(prefix: 'c' | 'b', words: readonly string[], n: number): string
  /** The first free id of the words, the same for a file that is sent again; the next search goes on behind it. */
  free(
    prefix: 'c' | 'b',
    words: readonly string[],
    isTaken: (id: string) => Promise<boolean>,
  ): Promise<string>
}

/** Ids made with a secret: without it nobody can try out which name or phone one was made of. */
export function idsOf(secret: string): Ids {
  const given = new Map<string, number>()
  const at: Ids['at'] = (prefix, words, n) => {
    const text = JSON.stringify([prefix, ...words, n])
    const id = `${prefix}-${createHmac('sha256', secret).update(text).digest('hex').slice(0, 20)}`
    // One in a thousand digests looks like a phone, and would be refused as an id.
    return looksPersonal(id) ? at(prefix, [...words, id], n) : id
  }
  return {
    at,
    async free(prefix, words, isTaken) {
      const key = JSON.stringify([prefix, ...words])
      for (let n = (given.get(key) ?? 0) + 1; ; n++) {
        const id = at(prefix, words, n)
        if (await isTaken(id)) continue
        given.set(key, n)
        return id
      }
    },
  }
}
