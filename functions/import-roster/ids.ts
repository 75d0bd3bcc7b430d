import { createHmac } from 'node:crypto'

/** The first id of these words that is free: the same for a file that is sent again. */
export type FreshId = (
  prefix: 'c' | 'b',
  words: readonly string[],
  isTaken: (id: string) => Promise<boolean>,
) => Promise<string>

/**
 * Makes ids of words and how many have the same words, with a secret: analysts see ids but no names, and without the
 * secret nobody can try out which name or phone an id was made of.
 */
export const freshIds =
  (secret: string): FreshId =>
  async (prefix, words, isTaken) => {
    for (let ordinal = 1; ; ordinal++) {
      const text = JSON.stringify([prefix, ...words, ordinal])
      const id = `${prefix}-${createHmac('sha256', secret).update(text).digest('hex').slice(0, 20)}`
      if (!(await isTaken(id))) return id
    }
  }
