import type { TestProject } from 'vitest/node'
import '../../../shared/aws/testing/tables.ts'
import { startDynamo } from '../../local/engine/dynamodb/process.ts'
import { sharedAssembly } from './assembly.ts'

/**
 * Synthesizes the stack, and starts DynamoDB Local once for all integration tests, in memory and on a free port, and stops it behind them.
 * Killed without a chance to stop it, the process takes DynamoDB Local along all the same.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [cdkOut, { endpoint, stop }] = await Promise.all([
    sharedAssembly(),
    startDynamo(undefined, error => console.error(error.message)),
  ])
  project.provide('cdkOut', cdkOut)
  project.provide('dynamoEndpoint', endpoint)
  return stop
}
