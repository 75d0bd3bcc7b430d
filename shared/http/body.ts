import { Problem } from '../contracts/problem.ts'

/** As much of the event as holds a body. */
export interface WithBody {
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
  readonly isBase64Encoded: boolean
}

const json = /^application\/(?:[^\s;]+\+)?json\s*(?:;|$)/i
const strict = new TextDecoder('utf-8', { fatal: true })

/** Whether a key may be there that becomes an object's prototype once somebody copies it, its letters escaped or not. */
const isSuspicious = (text: string) => text.includes('__proto__') || text.includes('\\u')

function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('a key that is no field')
  return value
}

/**
 * The text of a body that is UTF-8: API Gateway hands it on encoded, or with U+FFFD for what it could not read.
 * Undefined if it is none, so that nothing is repaired in silence.
 */
function textOf(body: string, isBase64Encoded: boolean): string | undefined {
  try {
    const text = isBase64Encoded ? strict.decode(Buffer.from(body, 'base64')) : body
    return text.includes('\uFFFD') ? undefined : text
  } catch {
    return undefined
  }
}

/**
 * The JSON that a request carries. A missing body is an empty object.
 * @throws Problem `unsupported_media_type` if it does not call itself JSON, `invalid_json` if it is none.
 */
export function readJson({ headers, body, isBase64Encoded }: WithBody): unknown {
  if (typeof body !== 'string') return {}
  if (!json.test(headers?.['content-type'] ?? '')) throw new Problem('unsupported_media_type')
  const text = textOf(body, isBase64Encoded)
  if (text === undefined) throw new Problem('invalid_json')
  try {
    // A reviver is asked for every key, and costs more than all the rest of recording.
    return JSON.parse(text, isSuspicious(text) ? refusePrototype : undefined)
  } catch (cause) {
    throw new Problem('invalid_json', undefined, { cause })
  }
}
