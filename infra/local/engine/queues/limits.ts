import { isObject, type JsonObject } from '../../template/json.ts'
import { ServiceError } from '../aws-json.ts'
import type { Queue } from './queue.ts'

const MOST_ATTRIBUTES = 10
// All that XML 1.0 allows, as SQS does.
const ALLOWED = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u

/** Bounds of the numbers that clients may send, as SQS has them. */
const BOUNDS = {
  DelaySeconds: [0, 900],
  MaxNumberOfMessages: [1, 10],
  WaitTimeSeconds: [0, 20],
  VisibilityTimeout: [0, 43_200],
} as const

/** The numbers of an operation's input, within their bounds. */
export function checkNumbers(input: { readonly [name in keyof typeof BOUNDS]?: unknown }): void {
  for (const [name, [least, most]] of Object.entries(BOUNDS)) {
    const value = input[name as keyof typeof BOUNDS]
    if (value === undefined || value === null) continue
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) continue
    throw invalidValue(
      `Value ${value} for parameter ${name} is invalid. Reason: Must be >= ${least} and <= ${most}, if provided.`,
    )
  }
}

/** The body and attributes of a message that a client sends. */
export function checkMessage(queue: Queue, body: unknown, attributes: JsonObject): string {
  if (typeof body !== 'string' || body === '')
    throw new ServiceError(
      'com.amazon.coral.service#MissingRequiredParameterException',
      'The request must contain the parameter MessageBody.',
      'MissingParameter',
    )
  const values = Object.values(attributes).map(value => (isObject(value) ? value : {}))
  if (values.length > MOST_ATTRIBUTES)
    throw invalidValue(
      `Number of message attributes [${values.length}] exceeds the allowed maximum [${MOST_ATTRIBUTES}].`,
    )
  const texts = [body, ...values.map(({ StringValue = '' }) => String(StringValue))]
  if (!texts.every(text => ALLOWED.test(text)))
    throw new ServiceError(
      'com.amazonaws.sqs#InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | ' +
        '#x10000 to #x10FFFF.',
      'InvalidMessageContents',
    )
  if (sizeOf(body, attributes) > queue.maximumMessageSize)
    throw invalidValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${queue.maximumMessageSize} bytes.`,
    )
  return body
}

/** Bytes that a message counts: its body, and name, type and value of each attribute. */
export function sizeOf(body: unknown, attributes: unknown): number {
  let bytes = Buffer.byteLength(String(body ?? ''))
  for (const [name, value] of Object.entries(isObject(attributes) ? attributes : {})) {
    const { DataType = '', StringValue = '', BinaryValue = '' } = isObject(value) ? value : {}
    bytes +=
      Buffer.byteLength(name + DataType + StringValue) + Buffer.byteLength(String(BinaryValue), 'base64')
  }
  return bytes
}

/** The error of a parameter whose value makes no sense. */
export function invalidValue(message: string): ServiceError {
  return new ServiceError(
    'com.amazon.coral.service#InvalidParameterValueException',
    message,
    'InvalidParameterValue',
  )
}
