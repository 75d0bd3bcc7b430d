import type { Stack } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'

/** The bus of this system alone; named like the stack, so that several may share an account. */
export function createBus(stack: Stack): EventBus {
  return new EventBus(stack, 'Bus', { eventBusName: stack.stackName })
}
