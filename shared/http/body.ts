import { Problem } from '../contracts/problem.ts'
import { faultyKey } from './json-keys.ts'

/** As much of the event as holds a body. */
export interface WithBody {
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
  readonly isBase64Encoded: boolean
}

const json = /^application\/(?:[^\s;]+\+)?json\s*(?:;|$)/i
const strict = new TextDecoder('utf-8', { fatal: true })

/** The text of a body that is UTF-8, which API Gateway may encode or spoil by U+FFFD; undefined if it is none. */
function textOf(body: string, isBase64Encoded: boolean): string | undefined {
  try {
    const text = isBase64Encoded ? strict.decode(Buffer.from(body, 'base64')) : body
    return text.includes('\uFFFD') ? undefined : text
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('invalid_json', undefined, { cause })
  }
}

/**
 * The JSON that a request carries. A missing body is an empty object.
 * @throws Problem `unsupported_media_type` if it does not call itself JSON, `invalid_json` if it is none or would change
 *   a prototype, `invalid_request` at a field that it gives twice.
 */
export function readJson({ headers, body, isBase64Encoded }: WithBody): unknown {
  if (typeof body !== 'string') return {}
  if (!json.test(headers?.['content-type'] ?? '')) throw new Problem('unsupported_media_type')
  const text = textOf(body, isBase64Encoded)
  if (text === undefined) throw new Problem('invalid_json')
  const value = parsed(text)
  const fault = faultyKey(text)
  if (fault?.kind === 'prototype') throw new Problem('invalid_json')
  if (fault) throw Problem.at('invalid_request', fault.path, 'given twice', 'not_unique')
  return value
}
