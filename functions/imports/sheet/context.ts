import type { Register } from '../../../shared/annex/register.ts'
import type { KeyRing } from '../../../shared/aws/secrets.ts'
import type { JobRow } from '../../../shared/importing/rows.ts'

/** By what a file is understood. */
export interface Context {
  readonly register: Register
  readonly ring: KeyRing
  readonly rootId: string
  /** The caller's own cadre, for whom it records nothing. */
  readonly self: string | undefined
  readonly today: string
}

/** What a file comes to: rows to work on, and notices. */
export interface Planned {
  readonly rows: readonly JobRow[]
  readonly notices: readonly string[]
}
