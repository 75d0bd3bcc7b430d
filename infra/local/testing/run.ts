import { runStack } from '../run.ts'

// As main.ts, but of a stack that is already synthesized: `FIXTURE=<cdk.out> node run.ts [flags]`.
await runStack(process.argv.slice(2), async () => process.env.FIXTURE ?? 'cdk.out')
