import type { IncomingHttpHeaders } from 'node:http'
import { type Answer, answerError, type Operation, ServiceError } from './engine/aws-json.ts'
import { createProxy } from './engine/dynamodb/call.ts'
import { withoutMark } from './engine/dynamodb/tables.ts'
import { eventBridgeOperations } from './engine/eventbridge/operations.ts'
import type { Caller } from './engine/iam/access.ts'
import { dynamodbRequests } from './engine/iam/dynamodb.ts'
import type { AccessRequest } from './engine/iam/policy.ts'
import { eventsRequests, secretRequests, sqsRequests } from './engine/iam/services.ts'
import { sqsOperations } from './engine/queues/operations.ts'
import { secretOperations } from './engine/secrets.ts'
import type { World } from './resources/define.ts'

/** Answers calls of the emulated services, whose endpoints lie below `/_local/<service>`. */
export interface Services {
  has(service: string): boolean
  call(service: string, headers: IncomingHttpHeaders, body: Buffer, signal: AbortSignal): Promise<Answer>
}

/** A client's call, of which only the name of the operation has been looked at. */
interface ServiceCall {
  target: string
  operation: string
  body: Buffer
  caller: Caller
  signal: AbortSignal
}

type Serve = (call: ServiceCall) => Promise<Answer>

/** Opens the services of a world. Each call is made in the name of whoever signed it, and is allowed by its role or refused. */
export function openServices(world: World, dynamo: { endpoint: string; accessKeyId: string }): Services {
  const { access, buses, chaos, clock, queues, store, tables } = world
  const forward = createProxy(dynamo.endpoint, dynamo.accessKeyId)
  const busOperations = eventBridgeOperations(buses)
  const services: Record<string, Serve> = {
    async dynamodb({ target, operation, body, caller }) {
      if (!caller.operator) {
        const input = JSON.parse(body.toString('utf8'))
        caller.authorize(dynamodbRequests(operation, input, name => tables.get(name)))
      }
      const answer = await forward(target, body)
      return operation === 'Scan' ? withoutMark(answer) : answer
    },
    sqs: awsJson('1.0', sqsOperations(queues, clock), (name, input) => sqsRequests(name, input, queues)),
    events: awsJson('1.1', chaos?.bus(busOperations) ?? busOperations, (name, input) =>
      eventsRequests(name, input, buses),
    ),
    secrets: awsJson('1.1', secretOperations(store), secretRequests),
  }
  return {
    has: service => Object.hasOwn(services, service),
    async call(service, headers, body, signal) {
      const target = String(headers['x-amz-target'] ?? '')
      const operation = target.split('.').at(-1) ?? ''
      try {
        const serve = services[service]
        if (!serve) throw new ServiceError('UnknownOperationException', `no service ${service}`)
        chaos?.check(service, operation)
        return await serve({
          target,
          operation,
          body,
          caller: access.callerOf(headers.authorization),
          signal,
        })
      } catch (error) {
        return answerError(error)
      }
    },
  }
}

/** A service whose operations are emulated here. `requests` says what a call of one has to be allowed. */
function awsJson<Input>(
  version: '1.0' | '1.1',
  operations: Record<string, Operation<Input>>,
  requests: (operation: string, input: Input) => AccessRequest[],
): Serve {
  return async ({ operation, body, caller, signal }) => {
    const work = operations[operation]
    if (!work) throw new ServiceError('UnknownOperationException', `${operation} is not supported here`)
    const input: Input = JSON.parse(body.toString('utf8') || '{}')
    caller.authorize(requests(operation, input))
    const output = await work(input, signal)
    return {
      status: 200,
      headers: { 'content-type': `application/x-amz-json-${version}` },
      body: JSON.stringify(output),
    }
  }
}
