import type { TestProject } from 'vitest/node'
import '../../../shared/aws/testing/tables.ts'
import { sharedAssembly, sharedDynamo } from './shared.ts'

/** Synthesizes the stack, and starts DynamoDB Local, for all integration tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [{ cdkOut, cdkSaid }, { dynamo, letGo }] = await Promise.all([sharedAssembly(), sharedDynamo()])
  project.provide('cdkOut', cdkOut)
  project.provide('cdkSaid', cdkSaid)
  project.provide('dynamo', dynamo)
  project.provide('dynamoEndpoint', dynamo.endpoint)
  return letGo
}
