import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { synthesize } from '../../local/synthesize.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Directory of the synthesized stack. */
    cdkOut: string
  }
}

/** Each project of tests loads this file anew, and all of them run in one process. */
const shared = globalThis as { baixinAssembly?: Promise<string> }

/** Synthesizes the stack once for all tests of a run, and gives the directory; it goes with the process. */
export function sharedAssembly(): Promise<string> {
  shared.baixinAssembly ??= synthesizeOnce()
  return shared.baixinAssembly
}

function synthesizeOnce(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'baixin-cdk-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  return synthesize(join(directory, 'cdk.out'))
}
