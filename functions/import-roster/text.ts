import type { Upload } from '../../shared/contracts/media.ts'
import { Problem } from '../../shared/contracts/problem.ts'

const isText = (mediaType: string) => /csv$|^text\//.test(mediaType)

/**
 * The bytes of the file; those of a text whose charset the client names as UTF-8. Where that charset does not fit, they
 * stay as they are, to be told apart by content.
 * @throws Problem `invalid_request` at `content-type` for a charset that nobody knows.
 */
export function bytesOf({ mediaType, charset, bytes }: Upload): Uint8Array {
  if (charset === undefined || !isText(mediaType)) return bytes
  const decoder = decoderOf(charset)
  try {
    return new TextEncoder().encode(decoder.decode(bytes))
  } catch {
    return bytes
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset, { fatal: true })
  } catch {
    throw Problem.at('invalid_request', 'content-type', `unknown charset ${charset}`)
  }
}
