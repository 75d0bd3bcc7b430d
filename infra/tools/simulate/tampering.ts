import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { Items } from '../../../shared/aws/items/items.ts'
import type { FunctionDeclaration, TableName } from '../../../shared/contracts/function.ts'
import type { verify } from '../operate/verify/verify.ts'
import type { BusAnswer } from './bus.ts'
import type { Process } from './process.ts'

type Verify = typeof verify

/** A bug put into the system on purpose, to see that it is found: each way in is at a border of the product. */
export interface Tampering {
  /** Table as a process sees it. */
  readonly items?: (items: Items, table: TableName, process: Process) => Items
  /** What a queue's consumer gets of a message; undefined and it is as if worked on. */
  readonly handed?: (consumer: string, body: string) => string | undefined
  /** What gets into a queue. */
  readonly sent?: (queue: string, body: string, process: Process) => string | undefined
  /** What the relay's function says of what failed. */
  readonly answered?: (consumer: string, answer: SQSBatchResponse, event: SQSEvent) => SQSBatchResponse
  /** What the bus says of the entries of a call. */
  readonly published?: (answer: BusAnswer) => BusAnswer
  /** Tries of the relay's mapping before it gives a record up. */
  readonly mostTries?: number
  /** Whether Lambda is told that a function may go on in a long chain. */
  readonly mayCallItself?: (declaration: FunctionDeclaration) => boolean
  /** How views are compared with what the records make them. */
  readonly verifies?: (verify: Verify) => Verify
  /** Whether a schedule fires at an instant. */
  readonly fires?: (schedule: string, at: string) => boolean
}

type Consumer = (event: SQSEvent, context: never) => Promise<SQSBatchResponse>

/** A queue's consumer that gets and says what the bug lets it. */
export function tampered({ handed, answered }: Tampering, name: string, handler: Consumer): Consumer {
  if (!handed && !answered) return handler
  return async ({ Records }, context) => {
    const left = Records.flatMap(record => {
      const body = handed ? handed(name, record.body) : record.body
      return body === undefined ? [] : [{ ...record, body }]
    })
    const event = { Records: left }
    const answer = await handler(event, context)
    return answered ? answered(name, answer, event) : answer
  }
}
