import { runStack } from './run.ts'
import { synthesize } from './synthesize.ts'
import { watchFunctions } from './watch.ts'

await runStack(process.argv.slice(2), synthesize, watchFunctions)
