import { createHash } from 'node:crypto'
import { readVoiceToken } from '../../shared/voice/token.ts'
import type { Dependencies } from './ports.ts'

/** Who asks: the token of the path, and the address. */
export interface Visit {
  readonly token: string
  readonly address: string
}

/** Visits within ten minutes beyond which a link waits, and all bad links of one address: a school shares one. */
const visitsOf = { link: 30, address: 600 } as const
const window = 600

/** Counters: bounded in number, whoever comes. */
const counters = 65_536

const counterOf = (kind: keyof typeof visitsOf, text: string) =>
  `${kind}#${createHash('sha256').update(text).digest().readUInt32BE(0) % counters}`

/** Counts a visit, whatever it wants and before anything else is read for it; whether it has to wait. */
export async function isTooFast({ voice, ring, now }: Dependencies, visit: Visit): Promise<boolean> {
  const kind = readVoiceToken(await ring(), visit.token) ? 'link' : 'address'
  const counter = counterOf(kind, kind === 'link' ? visit.token : visit.address)
  const seconds = Math.floor(now().getTime() / 1000)
  return (await voice.countVisit(counter, seconds, window)) > visitsOf[kind]
}
