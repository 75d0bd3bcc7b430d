import { createHash } from 'node:crypto'
import type { Voice } from '../../shared/repositories/voice.ts'

/** Who asks: the token of the path, and the address. */
export interface Visit {
  readonly token: string
  readonly address: string
}

/** Visits within ten minutes beyond which a link, or all from one address, wait: a school shares an address. */
const visitsOf = { link: 30, address: 600 } as const
const window = 600

/** Counters: bounded in number, whoever comes. */
const counters = 65_536

const counterOf = (kind: keyof typeof visitsOf, text: string) =>
  `${kind}#${createHash('sha256').update(text).digest().readUInt32BE(0) % counters}`

/** Counts a visit, whatever it wants and before anything is read for it; whether it has to wait. */
export async function isTooFast(
  { voice, now }: { readonly voice: Pick<Voice, 'countVisit'>; readonly now: () => Date },
  { token, address }: Visit,
): Promise<boolean> {
  const at = Math.floor(now().getTime() / 1000)
  const [ofLink, ofAddress] = await Promise.all([
    voice.countVisit(counterOf('link', token), at, window),
    voice.countVisit(counterOf('address', address), at, window),
  ])
  return ofLink > visitsOf.link || ofAddress > visitsOf.address
}
