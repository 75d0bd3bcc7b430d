import fc from 'fast-check'

/** Whether a call dies before it has its effect, or after; '' where it does not. */
export type Crash = '' | 'before' | 'after'

/** What a call gave, which the scheduler does not put into words: nobody reads it, and it takes longer than the call. */
const untold = <Result>(result: Result) => ({ result, [fc.toStringMethod]: () => '' })

/** Calls over a wire: each happens when the scheduler says, and crashes as the list has it, one after the other. */
export function wireOf(
  scheduler: fc.Scheduler,
  crashes: readonly Crash[],
): <Result>(call: () => Promise<Result>) => Promise<Result> {
  let calls = 0
  const wire = scheduler.scheduleFunction(async (call: () => Promise<unknown>) => {
    const crash = crashes[calls++]
    if (crash === 'before') throw new Error('crashed')
    const result = await call()
    if (crash === 'after') throw new Error('crashed')
    return untold(result)
  })
  return async <Result>(call: () => Promise<Result>) => (await wire(call)).result as Result
}
