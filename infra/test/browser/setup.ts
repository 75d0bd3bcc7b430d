import type { TestProject } from 'vitest/node'
import { startStack } from '../../local/stack.ts'
import { sharedAssembly, sharedDynamo } from '../quality/shared.ts'
import { launchBrowser } from './launch.ts'
import { loadWorld, start } from './world.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the stack that all browser tests share. */
    consoleUrl: string
    /** Where Playwright reaches the browser that they share. */
    browserEndpoint: string
  }
}

/** Starts one stack in memory, with a small county, and one browser for all browser tests; stops both behind them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [{ dynamo, letGo }, { cdkOut }, browser] = await Promise.all([
    sharedDynamo(),
    sharedAssembly(),
    launchBrowser(),
  ])
  const stack = await startStack({ cdkOut, dynamo, clock: start, redeliverWithinMs: 20 })
  await loadWorld(stack)
  project.provide('consoleUrl', stack.baseUrl)
  project.provide('browserEndpoint', browser.wsEndpoint())
  return async () => {
    await browser.close()
    await stack.stop()
    await letGo()
  }
}
