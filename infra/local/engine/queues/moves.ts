import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { JsonObject } from '../../template/json.ts'
import { ServiceError } from '../aws-json.ts'
import type { SqsOperations } from './input.ts'
import type { Queue } from './queue.ts'
import type { Queues } from './queues.ts'

/** Redrive of dead-letter queues. A move here is done before its start is answered. */
export function moveOperations(queues: Queues, clock: Clock): SqsOperations {
  const done = new Map<string, JsonObject[]>()
  return {
    StartMessageMoveTask: ({ SourceArn, DestinationArn }) => {
      const source = byArn(queues, SourceArn)
      if (!queues.list().some(queue => queue.redrive?.deadLetterArn === source.arn)) {
        throw new ServiceError(
          'InvalidParameterValue',
          'Source queue must be configured as a Dead Letter Queue.',
        )
      }
      const moved = queues.redrive(
        source,
        DestinationArn === undefined ? undefined : byArn(queues, DestinationArn),
      )
      const task = {
        Status: 'COMPLETED',
        SourceArn: source.arn,
        ...(DestinationArn === undefined ? {} : { DestinationArn }),
        ApproximateNumberOfMessagesMoved: moved,
        ApproximateNumberOfMessagesToMove: moved,
        StartedTimestamp: clock.now(),
      }
      done.set(source.arn, [task, ...(done.get(source.arn) ?? [])].slice(0, 10))
      return { TaskHandle: randomUUID() }
    },
    ListMessageMoveTasks: ({ SourceArn, MaxResults = 1 }) => ({
      Results: (done.get(byArn(queues, SourceArn).arn) ?? []).slice(0, MaxResults),
    }),
  }
}

function byArn(queues: Queues, arn: string | undefined): Queue {
  const queue = queues.byArn(arn ?? '')
  if (queue) return queue
  throw new ServiceError('ResourceNotFoundException', 'The resource that you specified does not exist.')
}
