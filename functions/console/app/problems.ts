import type { ProblemCode } from '../../../shared/contracts/problem.ts'
import { frame as words } from '../../../shared/labels/console/frame.ts'
import { keep, readKept } from './store.ts'

type Words = Readonly<Partial<Record<ProblemCode, string>>>

/** The word of every problem, as the API has them; kept, for a device that is not connected. */
let known: Words = {}

/** Reads the words that this device keeps. */
export async function recallProblems(): Promise<void> {
  known = (await readKept<Words>('problems')) ?? {}
}

/** Remembers the words that the API has. */
export function rememberProblems(told: Words): void {
  known = told
  keep('problems', told).catch(() => {})
}

/** The word of a problem. */
export const problemLabel = (code: ProblemCode | undefined): string =>
  (code !== undefined && known[code]) || words.failed
