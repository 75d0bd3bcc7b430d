import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Download, DownloadType, Upload, UploadType } from '../contracts/media.ts'
import { Problem } from '../contracts/problem.ts'
import type { WithBody } from './body.ts'
import { guardingHeaders } from './problems.ts'

const contentType = /^\s*([^\s;]+)\s*(?:;|$)/
const charsetParameter = /;\s*charset\s*=\s*"?([\w.:-]+)"?/i

/**
 * The file that the request carries.
 * @throws Problem `unsupported_media_type`, `too_large`, or `invalid_request` at `body` if there is none, or if API
 *   Gateway spoilt it: what is called text passes through there as UTF-8.
 */
export function readUpload({ mediaTypes, maxBytes }: UploadType, event: WithBody): Upload {
  const header = event.headers?.['content-type'] ?? ''
  const mediaType = contentType.exec(header)?.[1]?.toLowerCase() ?? ''
  if (!mediaTypes.includes(mediaType))
    throw Problem.at('unsupported_media_type', 'content-type', `one of ${mediaTypes.join(', ')}`)
  const body = typeof event.body === 'string' ? event.body : ''
  if (body === '') throw Problem.at('invalid_request', 'body', 'the body is empty', 'required')
  const encoding = event.isBase64Encoded ? 'base64' : 'utf8'
  if (Buffer.byteLength(body, encoding) > maxBytes)
    throw Problem.at('too_large', 'body', `at most ${maxBytes} bytes`)
  if (!event.isBase64Encoded && body.includes('\uFFFD'))
    throw Problem.at(
      'invalid_request',
      'body',
      'text that is not UTF-8 must be sent as application/octet-stream',
      'bad_format',
    )
  const charset = charsetParameter.exec(header)?.[1]?.toLowerCase()
  return { mediaType, ...(charset !== undefined && { charset }), bytes: Buffer.from(body, encoding) }
}

/** A header that names a file (RFC 6266): in ASCII for the oldest clients, and as it is (RFC 8187). */
export function contentDisposition({ name, asciiName }: Pick<Download, 'name' | 'asciiName'>): string {
  const plain = name.toWellFormed().replace(/[\p{Cc}/\\]+/gu, '_')
  const ascii = asciiName.replace(/[^ -~]+|["%/\\]/g, '_')
  const encoded = encodeURIComponent(plain).replace(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/** The answer that carries a file. @throws Error if it is not of a media type that is declared. */
export function sendDownload(
  { mediaTypes }: DownloadType,
  statusCode: number,
  body: unknown,
): APIGatewayProxyStructuredResultV2 {
  const { mediaType, name, asciiName, bytes } = body as Download
  if (!mediaTypes.includes(mediaType)) throw new Error(`${mediaType} is not declared`)
  const type = mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType
  return {
    statusCode,
    headers: {
      'content-type': type,
      'content-disposition': contentDisposition({ name, asciiName }),
      ...guardingHeaders,
    },
    body: Buffer.from(bytes).toString('base64'),
    isBase64Encoded: true,
  }
}
