import { Problem } from '../../shared/contracts/problem.ts'
import { hasMoreLines } from '../../shared/counting/lines.ts'
import type { Dependencies } from './ports.ts'

/** What to do instead of waiting for a sheet that is too large. */
export const hint = 'order the sheet by POST …/exports'

/** @throws Problem `invalid_request` at `orgId` where nobody could wait for a sheet of all the org's cadres. */
export async function checkCadres({ register }: Dependencies, orgId: string, most: number): Promise<void> {
  if (await hasMoreLines(register, orgId, most))
    throw Problem.at('invalid_request', 'orgId', `more than ${most} cadres; ${hint}`, 'too_long')
}
