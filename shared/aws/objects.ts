import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { type Environment, lakeVariable, variable } from '../contracts/environment.ts'

/** A bucket of objects. A put takes the place of the whole object at once; nobody reads half of one. */
export interface Objects {
  putObject(key: string, bytes: Uint8Array): Promise<void>
  readObject(key: string): Promise<Uint8Array | undefined>
  /** Keys that begin so, ascending. */
  listObjects(prefix: string): AsyncIterable<string>
  removeObject(key: string): Promise<void>
  /** A link by which anybody may read an object for some seconds; `disposition` says under which name it is saved. */
  linkTo(key: string, seconds: number, disposition: string): Promise<string>
}

/** Address of the bucket: at the endpoint that the environment names, as for the SDK, else AWS's own in its partition. */
function addressOf(environment: Environment, bucket: string, region: string): string {
  const endpoint = environment.AWS_ENDPOINT_URL_S3 ?? environment.AWS_ENDPOINT_URL
  if (endpoint) return `${endpoint}/${bucket}/`
  return `https://${bucket}.s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`
}

const plainText = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] as string,
  )

/**
 * The bucket of the lake that the environment names. Calls are signed here, for S3's own client alone would take all the
 * room that a function's bundle has.
 * @throws Error that names action, key and status where S3 refuses, or the host where nothing answers.
 */
export function openObjects(environment: Environment): Objects {
  const bucket = variable(environment, lakeVariable)
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? 'local'
  const address = addressOf(environment, bucket, region)
  const { AWS_SESSION_TOKEN: sessionToken } = environment
  const client = new AwsClient({
    accessKeyId: variable(environment, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable(environment, 'AWS_SECRET_ACCESS_KEY'),
    ...(sessionToken && { sessionToken }),
    service: 's3',
    region,
    retries: 5,
  })

  async function ask(method: string, path: string, body?: Uint8Array): Promise<Response> {
    const sha256 = createHash('sha256')
      .update(body ?? '')
      .digest('hex')
    const request = {
      method,
      headers: { 'x-amz-content-sha256': sha256 },
      ...(body && { body: body as Uint8Array<ArrayBuffer> }),
    }
    const response = await client.fetch(address + path, request).catch(cause => {
      throw new Error(`S3 does not answer at ${new URL(address).host}`, { cause })
    })
    if (response.ok || response.status === 404) return response
    const [, code] = /<Code>(\w+)<\/Code>/.exec(await response.text()) ?? []
    throw new Error(`S3 refused ${method} ${path.split('?')[0]}: ${response.status} ${code ?? ''}`)
  }

  return {
    async putObject(key, bytes) {
      const response = await ask('PUT', key, bytes)
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`S3 refused PUT ${key}: no bucket ${bucket}`)
    },

    async readObject(key) {
      const response = await ask('GET', key)
      const bytes = new Uint8Array(await response.arrayBuffer())
      return response.ok ? bytes : undefined
    },

    async *listObjects(prefix) {
      for (let token: string | undefined = ''; token !== undefined; ) {
        const query = new URLSearchParams({ 'list-type': '2', prefix })
        if (token) query.set('continuation-token', token)
        const text: string = await (await ask('GET', `?${query}`)).text()
        for (const [, key = ''] of text.matchAll(/<Key>(.*?)<\/Key>/gs)) yield plainText(key)
        const [, next] = /<NextContinuationToken>(.*?)<\/NextContinuationToken>/s.exec(text) ?? []
        token = next === undefined ? undefined : plainText(next)
      }
    },

    async removeObject(key) {
      await (await ask('DELETE', key)).arrayBuffer()
    },

    async linkTo(key, seconds, disposition) {
      const url = new URL(address + key)
      url.searchParams.set('X-Amz-Expires', String(seconds))
      url.searchParams.set('response-content-disposition', disposition)
      return (await client.sign(url, { method: 'GET', aws: { signQuery: true } })).url
    },
  }
}
