import type { FunctionError } from './bootstrap.ts'
import type { Quiet } from './quiet.ts'

/** Logs the errors of a function that its handler did not catch. */
export function createComplaints(
  name: string,
  tell: Quiet,
): (error: FunctionError, requestId: string) => void {
  return ({ errorType, errorMessage }, requestId) => {
    const text = `${errorType}: ${errorMessage}`
    tell(text, `${name}: ${text} (request ${requestId})`)
  }
}
