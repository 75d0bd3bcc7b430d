import { ApiProblem } from '../../../shared/contracts/client.ts'

const everyMs = 1000

/** Whether the API was only busy when it was asked. */
const isBusy = (error: unknown) => error instanceof ApiProblem && [429, 503].includes(error.status)

/** Asks once a second until it is so; who is told that too many ask asks again. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const ask = async () => {
    try {
      return await isSo()
    } catch (error) {
      if (isBusy(error)) return false
      throw error
    }
  }
  while (!(await ask())) await new Promise(resolve => setTimeout(resolve, everyMs))
}
