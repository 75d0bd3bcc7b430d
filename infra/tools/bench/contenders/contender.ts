import type { Contact } from '../../../../events/contact.ts'
import type { Environment } from '../../../../shared/contracts/environment.ts'

/** Writes the contact at an index of what was made ready. */
export type Write = (index: number) => Promise<unknown>

/** One way of taking a contact into a table. */
export interface Contender {
  /** Opens it on the tables that the environment names; what comes back makes contacts ready to be written, unmeasured. */
  open(environment: Environment): (contacts: readonly Contact[]) => Write
}

/** The cadre of whom all contacts of the bench are. */
export const benchCadre = { orgId: 'o-lianshui', cadreId: 'c-lianshui-0117', month: '2026-05' } as const

/** The token's subject: an issuer's user id. */
export const subject = '5f0c6c1e-9a57-4b0e-8a11-0f6a3b7f2d10'
