import type { Send } from '../aws/queue/send.ts'
import { Problem } from '../contracts/problem.ts'
import type { Counted, CountOf, Counts } from '../repositories/counts.ts'
import type { Register } from '../repositories/register.ts'
import { hasMoreLines } from './lines.ts'

/** What telling a count needs. */
export interface CountDependencies {
  readonly register: Pick<Register, 'listRegister'>
  readonly counts: Pick<Counts, 'readCount'>
  readonly sendReport: Send
  readonly now: () => Date
}

/** Lines of a register up to which an org is always counted as it stands. */
const fewLines = 200

/** Lines up to which the first one who asks waits for the count. */
const mostWaitedFor = 1_000

/** Milliseconds after which a count is made anew for the next who asks. */
const fresh = 3_600_000

/** What was counted last, if anything was; where that is over an hour ago it is counted anew for whoever asks next. */
export async function lastCounted<Value>(
  { counts, sendReport, now }: Omit<CountDependencies, 'register'>,
  of: CountOf,
): Promise<Counted<Value> | undefined> {
  const kept = await counts.readCount<Value>(of)
  const isFresh = kept && now().valueOf() - Date.parse(kept.countedAt) < fresh
  if (!isFresh) await sendReport([of])
  return kept
}

/**
 * What `count` comes to of an org and all below. A large org is counted in the background: whoever asks is told what was
 * counted last, with the instant, and where that is over an hour ago it is counted anew for the next one.
 * @throws Problem `counting` where nothing is kept yet of an org too large to wait for.
 */
export async function countedBelow<Value>(
  deps: CountDependencies,
  of: CountOf,
  count: () => Promise<Value>,
): Promise<{ value: Value; countedAt?: string }> {
  const { register } = deps
  if (!(await hasMoreLines(register, of.orgId, fewLines))) return { value: await count() }
  const kept = await lastCounted<Value>(deps, of)
  if (kept) return kept
  if (await hasMoreLines(register, of.orgId, mostWaitedFor)) throw new Problem('counting')
  return { value: await count() }
}
