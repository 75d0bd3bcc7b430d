import { signOffDigest } from '../assessing/sign-off-digest.ts'
import type { Row } from '../repositories/rows.ts'
import type { SignOff } from '../repositories/sign-offs.ts'
import type { Caller } from './caller.ts'

/** A signature as the caller sees it, with digest and whether a result was restated since unless its own is covered. */
export type SeenSignOff = Omit<SignOff, 'digest'> & {
  readonly digest?: string
  readonly outdated?: boolean
}

/**
 * Signatures under an org's table of a month, quarter or year (`time`), as the caller may see them. They are held against
 * the very lines that are shown with them, which are read after them: what is signed later is under other lines.
 */
export function signOffsSeen(
  caller: Caller,
  orgId: string,
  time: string,
  rows: readonly Row[],
  signOffs: readonly SignOff[],
): SeenSignOff[] {
  const current = signOffDigest(orgId, time, rows)
  const isCovered = rows.some(({ cadreId }) => cadreId === caller.cadreId)
  return signOffs.map(({ digest, ...signed }) =>
    isCovered ? signed : { ...signed, digest, outdated: digest !== current },
  )
}
