import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DynamoProcess, startDynamo } from '../../local/engine/dynamodb/process.ts'
import { synthesize } from '../../local/synthesize.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Directory of the synthesized stack. */
    cdkOut: string
    /** What the app said while it was synthesized. */
    cdkSaid: string
    /** The DynamoDB Local that all stacks of tests share, each by a key of its own. */
    dynamo: { endpoint: string; pid: number }
  }
}

/** Each project of tests loads this file anew, and all of them run in one process. */
const run = globalThis as {
  baixinAssembly?: Promise<SharedAssembly>
  baixinDynamo?: { started: Promise<DynamoProcess>; users: number } | undefined
}

/** The synthesized stack of a run. */
export interface SharedAssembly {
  readonly cdkOut: string
  readonly cdkSaid: string
}

/** Synthesizes the stack once for all tests of a run; its directory goes with the process. */
export function sharedAssembly(): Promise<SharedAssembly> {
  run.baixinAssembly ??= synthesizeOnce()
  return run.baixinAssembly
}

/** Starts DynamoDB Local once for all tests of a run, in memory and on a free port; the last one to let it go stops it. */
export async function sharedDynamo(): Promise<{
  readonly dynamo: { endpoint: string; pid: number }
  readonly letGo: () => Promise<void>
}> {
  run.baixinDynamo ??= { started: startDynamo(undefined, error => console.error(error.message)), users: 0 }
  const shared = run.baixinDynamo
  shared.users++
  const { endpoint, pid, stop } = await shared.started
  const letGo = async () => {
    shared.users--
    if (shared.users === 0) await stop()
  }
  return { dynamo: { endpoint, pid }, letGo }
}

async function synthesizeOnce(): Promise<SharedAssembly> {
  const directory = mkdtempSync(join(tmpdir(), 'baixin-cdk-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  let cdkSaid = ''
  const cdkOut = await synthesize(join(directory, 'cdk.out'), text => {
    cdkSaid = text
  })
  return { cdkOut, cdkSaid }
}
