import { signOffDigest } from '../assessing/sign-off-digest.ts'
import type { SignOff } from '../repositories/sign-offs.ts'
import type { Caller } from './caller.ts'
import { type OrgViewSources, orgRowsOf } from './org-view.ts'

/**
 * A signature as the caller sees it, with whether a result was restated since. Whose own result it covers is told
 * neither that nor the digest where others signed for its rating, too.
 */
export type SeenSignOff = Omit<SignOff, 'digest' | 'without'> & {
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
  const digests = new Map<string | undefined, string>()
  async function currentDigest(cadreId: string | undefined): Promise<string> {
    const known = digests.get(cadreId)
    if (known !== undefined) return known
    const rows = await orgRowsOf(sources, cadreId === undefined ? {} : { cadreId }, orgId, time)
    const digest = signOffDigest(orgId, time, rows)
    digests.set(cadreId, digest)
    return digest
  }
  const isCovered =
    signOffs.length > 0 &&
    caller.cadreId !== undefined &&
    (await orgRowsOf(sources, {}, orgId, time)).some(({ cadreId }) => cadreId === caller.cadreId)
  const seen: SeenSignOff[] = []
  for (const { digest, without, ...signed } of signOffs) {
    const hidden = isCovered && without !== caller.cadreId
    seen.push(hidden ? signed : { ...signed, digest, outdated: digest !== (await currentDigest(without)) })
  }
  return seen
}
