import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from './engine/aws-json.ts'
import { drain, readBody } from './engine/http/body.ts'
import type { LambdaFunction } from './engine/lambda/function.ts'
import { authorize, changeCode, isCodeGrant } from './engine/login/routes.ts'
import type { OidcIssuer } from './engine/oidc.ts'
import type { S3Request } from './engine/s3/operations.ts'
import type { Inbox } from './inbox.ts'
import type { Services } from './services.ts'
import type { Status } from './status.ts'

/** What is served below `/_local`. */
export interface InternalOptions {
  issuer: OidcIssuer
  services: Services
  s3(request: S3Request): Answer
  inbox: Inbox
  status(): Promise<Status>
  functions(): LambdaFunction[]
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
    const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      void response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body))
    const body = await readBody(request, BODY_LIMIT)
    if (!body) {
      json(413, { message: 'Request Entity Too Large' })
      return drain(request)
    }
    if (path === '/_local/outputs') return json(200, options.outputs())
    if (path === '/_local/status') return json(200, await options.status())
    if (path === '/_local/functions') return json(200, options.functions().map(describeFunction))
    const { issuer } = options
    const issueToken = async (claims: Record<string, unknown>) => ({
      access_token: await issuer.sign(claims),
      token_type: 'Bearer',
    })
    const namePeople = (list: unknown) => {
      issuer.name(list)
      return {}
    }
    if (path === `${OIDC}/authorize`) return authorize(issuer, request, response, body)
    if (path === '/_local/inbox' || path.startsWith('/_local/inbox/'))
      return json(
        200,
        request.method === 'POST' ? options.inbox.take(request.headers, body) : options.inbox.arrivals(),
      )
    if (path === `${OIDC}/token` && request.method === 'POST')
      return isCodeGrant(request) ? changeCode(issuer, response, body) : answerJson('claims', issueToken)
    if (path === `${OIDC}/people` && request.method === 'POST') return answerJson('people', namePeople)
    const document = path.startsWith(OIDC) ? issuer.documents[path.slice(OIDC.length)] : undefined
    if (document) return json(200, document, { 'access-control-allow-origin': '*' })
    const [, , service = ''] = path.split('/')
    if (service === 's3') return callS3(body)
    if (request.method === 'POST' && options.services.has(service)) return callService(service, body)
    return json(404, { message: 'Not Found' })

    /** Answers with what is made of a body of JSON, which no plain form of a web page sends without leave. */
    async function answerJson(what: string, make: (sent: never) => object | Promise<object>): Promise<void> {
      if (!request.headers['content-type']?.startsWith('application/json'))
        return json(415, { message: `send the ${what} as application/json` })
      try {
        json(200, await make(JSON.parse(String(body)) as never))
      } catch (error) {
        json(400, { message: (error as Error).message })
      }
    }

    function callS3(body: Buffer): void {
      const { method = 'GET', url = '', headers } = request
      const answer = options.s3({ method, url: url.slice('/_local/s3'.length), headers, body })
      response.writeHead(answer.status, answer.headers).end(answer.body)
    }
    async function callService(service: string, body: Buffer): Promise<void> {
      const gone = new AbortController()
      response.once('close', () => response.writableEnded || gone.abort())
      const answer = await options.services.call(service, request.headers, body, gone.signal)
      response.writeHead(answer.status, answer.headers).end(answer.body)
    }
  }
}

/** What it takes to run a function elsewhere as it runs here: its own credentials too. */
function describeFunction({ construct, name, arn, timeoutSeconds, environment }: LambdaFunction) {
  return { construct, name, arn, timeoutSeconds, environment }
}
