/** Why a row is not taken; the message is Chinese and meant for the person who filled it in. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** What the work gives, or why the row is refused. */
export function attempt<Result>(work: () => Result): Result | Refused {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}
