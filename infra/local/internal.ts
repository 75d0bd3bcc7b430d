import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerAwsJson, type Operation } from './engine/aws-json.ts'
import type { PutEventsInput } from './engine/eventbridge/operations.ts'
import { drain, readBody } from './engine/http/body.ts'
import type { OidcIssuer } from './engine/oidc.ts'
import type { SqsOperations } from './engine/queues/input.ts'
import type { SecretInput } from './engine/secrets.ts'
import type { Status } from './status.ts'

/** What is served below `/_local`. */
export interface InternalOptions {
  issuer: OidcIssuer
  sqs: SqsOperations
  events: Record<string, Operation<PutEventsInput>>
  secrets: Record<string, Operation<SecretInput>>
  status(): Promise<Status>
  /** As `cdk deploy --outputs-file` would write them, with the addresses of the emulated services. */
  outputs(): Record<string, unknown>
}

const BODY_LIMIT = 16 * 1024 * 1024
const OIDC = '/_local/oidc'

/** Creates the handler of what isn't the API: the emulated services, the token issuer, the status. */
export function createInternal(
  options: InternalOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    const json = (status: number, body: unknown) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    // Else any web page could, through a name that leads to this machine, speak to it in the browser's name.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
      return json(403, { message: 'for this machine only' })
    }
    const body = await readBody(request, BODY_LIMIT)
    if (!body) {
      json(413, { message: 'Request Entity Too Large' })
      return drain(request)
    }
    if (path === '/_local/outputs') return json(200, options.outputs())
    if (path === '/_local/status') return json(200, await options.status())
    if (path === `${OIDC}/token` && request.method === 'POST') return issueToken(body)
    const document = path.startsWith(OIDC) ? options.issuer.documents[path.slice(OIDC.length)] : undefined
    if (document) return json(200, document)
    if (request.method === 'POST' && path.startsWith('/_local/sqs')) return service(options.sqs, '1.0')
    if (request.method === 'POST' && path.startsWith('/_local/events')) return service(options.events, '1.1')
    if (request.method === 'POST' && path.startsWith('/_local/secrets'))
      return service(options.secrets, '1.1')
    return json(404, { message: 'Not Found' })

    async function issueToken(claims: Buffer): Promise<void> {
      // A plain form of a web page needs no leave to be sent; one of this content type does, and isn't given it.
      if (!request.headers['content-type']?.startsWith('application/json')) {
        return json(415, { message: 'send the claims as application/json' })
      }
      try {
        const token = await options.issuer.sign(JSON.parse(claims.toString('utf8')))
        json(200, { access_token: token, token_type: 'Bearer' })
      } catch (error) {
        json(400, { message: (error as Error).message })
      }
    }
    async function service<Input>(
      operations: Record<string, Operation<Input>>,
      version: '1.0' | '1.1',
    ): Promise<void> {
      const gone = new AbortController()
      response.once('close', () => gone.abort())
      const target = request.headers['x-amz-target']
      const answer = await answerAwsJson(operations, target?.toString(), body as Buffer, gone.signal, version)
      response.writeHead(answer.status, answer.headers).end(answer.body)
    }
  }
}
