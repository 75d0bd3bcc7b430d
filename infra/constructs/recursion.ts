import type { FunctionDeclaration } from '../../shared/contracts/function.ts'

/**
 * Calls of one function in a chain of messages after which Lambda stops it: the next message goes to the dead letters.
 * Lambda counts in the trace header, through SQS, SNS and S3, and begins anew behind the bus, a stream and a schedule.
 */
export const mostCallsInChain = 16

/**
 * Whether Lambda is told to let a function go on: it sends to the queue from which it takes. A run over eight levels of
 * orgs is a chain of eighteen calls.
 */
export const mayCallItself = ({ work = [], sends = [] }: FunctionDeclaration): boolean =>
  work.some(({ queue }) => sends.includes(queue))
