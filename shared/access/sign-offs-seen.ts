import { signOffDigest } from '../assessing/sign-off-digest.ts'
import type { SignOff } from '../repositories/sign-offs.ts'
import type { Caller } from './caller.ts'
import { type OrgViewSources, orgRowsOf } from './org-view.ts'

/** A signature as the caller sees it, with digest and whether a result was restated since unless its own is covered. */
export type SeenSignOff = Omit<SignOff, 'digest'> & {
  readonly digest?: string
  readonly outdated?: boolean
}

/** Signatures under an org's month, quarter or year (`time`), as the caller may see them. */
export async function signOffsSeen(
  sources: OrgViewSources,
  caller: Caller,
  orgId: string,
  time: string,
  signOffs: readonly SignOff[],
): Promise<SeenSignOff[]> {
  if (signOffs.length === 0) return []
  const rows = await orgRowsOf(sources, {}, orgId, time)
  const current = signOffDigest(orgId, time, rows)
  const isCovered = rows.some(({ cadreId }) => cadreId === caller.cadreId)
  return signOffs.map(({ digest, ...signed }) =>
    isCovered ? signed : { ...signed, digest, outdated: digest !== current },
  )
}
