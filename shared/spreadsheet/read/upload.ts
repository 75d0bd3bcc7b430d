import type { Upload } from '../../contracts/media.ts'
import { Problem } from '../../contracts/problem.ts'
import { form } from '../../contracts/sheet-upload.ts'
import { fileReasons } from '../../labels/files.ts'
import { Unreadable } from './unreadable.ts'

const isText = (mediaType: string) => /csv$|^text\//.test(mediaType)

/**
 * The bytes of the file: those of the one file of a form, those of a text whose charset the client names as UTF-8.
 * Where that charset does not fit, they stay as they are, to be told apart by content.
 * @throws Problem `invalid_request` at `content-type` for a charset that nobody knows.
 * @throws Unreadable for a form without a file, or with several.
 */
async function bytesOf({ mediaType, charset, bytes }: Upload): Promise<Uint8Array> {
  if (mediaType === form) return fileOfForm(bytes)
  if (charset === undefined || !isText(mediaType)) return bytes
  const decoder = decoderOf(charset)
  try {
    return new TextEncoder().encode(decoder.decode(bytes))
  } catch {
    return bytes
  }
}

/** The boundary is the first line of a form, so the content type is not needed. */
async function fileOfForm(bytes: Uint8Array): Promise<Uint8Array> {
  const line = Buffer.from(bytes.subarray(0, 200)).toString('latin1').split('\r\n', 1)[0] ?? ''
  const boundary = line.replace(/^--/, '')
  const headers = { 'content-type': `${form}; boundary="${boundary.replace(/["\\]/g, '')}"` }
  const parts = await new Response(new Blob([new Uint8Array(bytes)]), { headers })
    .formData()
    .catch(() => undefined)
  const files = [...(parts?.values() ?? [])].filter(part => typeof part !== 'string')
  if (files.length !== 1 || !files[0]) throw new Unreadable('not_a_spreadsheet', fileReasons.oneFile)
  return new Uint8Array(await files[0].arrayBuffer())
}

/** Reads what came in. @throws Problem `too_large` or `invalid_request` at `body`, saying why in Chinese. */
export async function readUploaded<Reading>(
  file: Upload,
  read: (bytes: Uint8Array) => Reading,
): Promise<Reading> {
  try {
    return read(await bytesOf(file))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw Problem.at(error.code === 'too_large' ? 'too_large' : 'invalid_request', 'body', error.message)
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset, { fatal: true })
  } catch {
    throw Problem.at('invalid_request', 'content-type', `unknown charset ${charset}`)
  }
}
