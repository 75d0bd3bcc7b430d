import { call, claimsOf, type Sent } from '../../../shared/http/testing.ts'
import type { Roster } from '../../../shared/repositories/roster/roster.ts'
import { rosterDependencies } from '../../../shared/repositories/roster/testing/dependencies.ts'
import { populate } from '../../../shared/repositories/roster/testing/examples.ts'
import { memoryRoster } from '../../../shared/repositories/testing/memory.ts'
import { importRoster } from '../endpoints.ts'
import { build } from '../handler.ts'

/** Claims of the county's administrator. */
export const ofCounty = claimsOf('orgAdmin', 'ls')

/** The example roster with its import. */
export interface Office {
  readonly roster: Roster
  /** Sends a file; the county's administrator unless said. */
  send(file: Omit<Sent, 'claims'>, claims?: Sent['claims']): ReturnType<typeof call>
  /** Lets the office's clock go on. */
  set(now: string): void
}

/** Opens the example roster at 9:00 on 20 May 2026. */
export async function openOffice(): Promise<Office> {
  let now = new Date('2026-05-20T09:00:00+08:00')
  const roster = memoryRoster()
  await populate(roster)
  const handler = build(
    {},
    { ...rosterDependencies(roster, () => now), readNamingKey: async () => 'a key that only tests know' },
  )
  return {
    roster,
    send: (file, claims = ofCounty) => call(handler, importRoster, { ...file, claims }),
    set: instant => {
      now = new Date(instant)
    },
  }
}
