import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type Answer, ServiceError } from '../aws-json.ts'
import type { Access } from '../iam/access.ts'
import type { BucketStore } from './store.ts'

/** A bucket of the stack. */
export interface LocalBucket {
  readonly arn: string
  readonly store: BucketStore
}

/** A request to the endpoint of S3, path style. */
export interface S3Request {
  readonly method: string
  /** Behind the endpoint: `/bucket/key?query`, as it was sent. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** An error as S3 tells it. */
class S3Error extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

const pageSize = 1000
const mostKeyBytes = 1024

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, each => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[each] as string)

const xml = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
})

const etagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`

/** A key that is a path within the bucket; S3 takes more, but no folder of this machine could. */
function checkKey(key: string): string {
  if (Buffer.byteLength(key) > mostKeyBytes) throw new S3Error(400, 'KeyTooLongError', 'Your key is too long')
  if (key.split('/').some(part => part === '' || part.startsWith('.') || part.includes('\0')))
    throw new S3Error(400, 'InvalidArgument', `the key ${key} is not supported here`)
  return key
}

function checkBody({ headers, body }: S3Request): void {
  const said = headers['x-amz-content-sha256']
  if (typeof said !== 'string' || !/^[0-9a-f]{64}$/.test(said)) return
  if (createHash('sha256').update(body).digest('hex') !== said)
    throw new S3Error(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    )
}

/** Who signed a link, and until when it holds, in milliseconds. */
interface SignedLink {
  readonly credential: string
  readonly until: number
}

function signedBy(query: URLSearchParams): SignedLink | undefined {
  const credential = query.get('X-Amz-Credential')
  if (credential === null) return undefined
  const [, day = '', time = ''] = /^(\d{8})T(\d{6})Z$/.exec(query.get('X-Amz-Date') ?? '') ?? []
  const at = `${day.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')}T${time.replace(/(\d\d)(\d\d)(\d\d)/, '$1:$2:$3')}Z`
  const until = Date.parse(at) + 1000 * Number(query.get('X-Amz-Expires'))
  return { credential: `Credential=${credential}`, until }
}

function checkLink({ method }: S3Request, { until }: SignedLink, now: number): void {
  if (method !== 'GET') throw new S3Error(501, 'NotImplemented', 'only links to read are supported here')
  if (!(now <= until)) throw new S3Error(403, 'AccessDenied', 'Request has expired')
}

function list({ store }: LocalBucket, query: URLSearchParams): Answer {
  if (query.get('list-type') !== '2')
    throw new S3Error(400, 'InvalidArgument', 'only list-type=2 is supported')
  const known = ['list-type', 'prefix', 'continuation-token', 'max-keys']
  const unknown = [...query.keys()].find(name => !known.includes(name))
  if (unknown) throw new S3Error(501, 'NotImplemented', `${unknown} is not supported here`)
  const prefix = query.get('prefix') ?? ''
  const token = query.get('continuation-token')
  const after = token === null ? '' : Buffer.from(token, 'base64url').toString('utf8')
  const size = Math.min(pageSize, Number(query.get('max-keys') ?? pageSize))
  const keys = store.keys().filter(key => key.startsWith(prefix) && key > after)
  const page = keys.slice(0, size)
  const next =
    keys.length > page.length ? Buffer.from(page.at(-1) ?? '', 'utf8').toString('base64url') : undefined
  const contents = page.map(key => `<Contents><Key>${escaped(key)}</Key></Contents>`).join('')
  const more = next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`
  return xml(
    200,
    `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Prefix>${escaped(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><IsTruncated>${next !== undefined}</IsTruncated>${contents}${more}</ListBucketResult>`,
  )
}

/** Answers a request in the name of whoever signed it, as S3 would at `now`; what is not supported is an error. */
export function serveS3(
  request: S3Request,
  buckets: ReadonlyMap<string, LocalBucket>,
  access: Pick<Access, 'callerOf'>,
  now: number,
): Answer {
  try {
    return answer(request, buckets, access, now)
  } catch (error) {
    if (error instanceof ServiceError) {
      const code = error.code.endsWith('AccessDeniedException') ? 'AccessDenied' : 'InvalidAccessKeyId'
      return xml(403, `<Error><Code>${code}</Code><Message>${escaped(error.message)}</Message></Error>`)
    }
    const known = error instanceof S3Error ? error : new S3Error(500, 'InternalError', String(error))
    return xml(
      known.status,
      `<Error><Code>${known.code}</Code><Message>${escaped(known.message)}</Message></Error>`,
    )
  }
}

function answer(
  request: S3Request,
  buckets: ReadonlyMap<string, LocalBucket>,
  access: Pick<Access, 'callerOf'>,
  now: number,
): Answer {
  // A URL of its own would resolve `..`, and lead into another bucket.
  const [path = '', query = ''] = request.url.split('?')
  const searchParams = new URLSearchParams(query)
  const [, name = '', ...rest] = path.split('/').map(decodeURIComponent)
  const key = rest.join('/')
  const bucket = buckets.get(name)
  if (!bucket) throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist')
  const { arn, store } = bucket
  const signed = signedBy(searchParams)
  const caller = access.callerOf(signed?.credential ?? request.headers.authorization)
  const authorize = (action: string, resource: string) =>
    caller.authorize([{ action: `s3:${action}`, resource, context: {} }])

  if (key === '') {
    if (request.method !== 'GET')
      throw new S3Error(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')
    authorize('ListBucket', arn)
    return list(bucket, searchParams)
  }
  if (signed) checkLink(request, signed, now)
  else if (searchParams.size > 0)
    throw new S3Error(501, 'NotImplemented', 'only whole objects are supported here')
  const resource = `${arn}/${checkKey(key)}`
  switch (request.method) {
    case 'PUT': {
      authorize('PutObject', resource)
      checkBody(request)
      store.write(key, request.body)
      return { status: 200, headers: { etag: etagOf(request.body) }, body: '' }
    }
    case 'GET': {
      authorize('GetObject', resource)
      const bytes = store.read(key)
      if (!bytes) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.')
      const disposition = searchParams.get('response-content-disposition')
      const headers = {
        'content-type': 'binary/octet-stream',
        etag: etagOf(bytes),
        ...(disposition !== null && { 'content-disposition': disposition }),
      }
      return { status: 200, headers, body: bytes }
    }
    case 'DELETE':
      authorize('DeleteObject', resource)
      store.remove(key)
      return { status: 204, headers: {}, body: '' }
    default:
      throw new S3Error(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')
  }
}
