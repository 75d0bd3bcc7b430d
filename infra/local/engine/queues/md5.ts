import { createHash } from 'node:crypto'

/** MD5 of a message's body, by which SQS clients check what arrived. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}
