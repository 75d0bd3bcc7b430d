import { runStack } from './run.ts'
import { synthesize } from './synthesize.ts'

await runStack(process.argv.slice(2), synthesize, async (...watched) =>
  (await import('./watch.ts')).watchFunctions(...watched),
)
