import { Stack } from 'aws-cdk-lib'
import { type EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { source } from '../../events/published/index.ts'
import type { FunctionDeclaration, Subscription } from '../../shared/contracts/function.ts'
import { createQueue, takeFrom } from './queues.ts'

/** Bus → rule → queue → function. What cannot be delivered and what cannot be worked on end in the same dead letters. */
export function subscribe(
  fn: LambdaFunction,
  declaration: FunctionDeclaration,
  subscription: Subscription,
  bus: EventBus,
): Rule {
  const pair = createQueue(Stack.of(fn), declaration.name, { ...declaration, ...subscription })
  const rule = new Rule(fn, 'Rule', {
    // Metrics go by this name; CloudFormation's own would have the bus in it.
    ruleName: fn.node.id,
    eventBus: bus,
    description: declaration.summary,
    eventPattern: { source: [source], detailType: [...subscription.events] },
    targets: [new SqsQueue(pair.queue, { deadLetterQueue: pair.deadLetters })],
  })
  takeFrom(pair, fn, subscription)
  return rule
}
