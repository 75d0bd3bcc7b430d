const silent = { error: () => {}, warn: () => {}, info: () => {}, log: () => {} }

/** Does something while nothing is written on the console: what functions log is not what is measured. */
export async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { error, warn, info, log } = console
  Object.assign(console, silent)
  try {
    return await work()
  } finally {
    Object.assign(console, { error, warn, info, log })
  }
}
