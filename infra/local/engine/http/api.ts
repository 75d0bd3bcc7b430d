import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import { isDebugged } from '../lambda/debugged.ts'
import type { LambdaFunction } from '../lambda/function.ts'
import type { Authorize, AuthorizerOptions } from './authorizer.ts'
import { drain, readBody } from './body.ts'
import { type Cors, corsHeaders, preflight } from './cors.ts'
import { toPayload } from './payload.ts'
import { GATEWAY, type HttpResult, toResult } from './result.ts'
import { compileRoutes } from './routes.ts'
import type { Throttle } from './throttle.ts'

/** Where a route leads, and who may take it. */
export interface RouteTarget {
  fn: LambdaFunction
  timeoutMs: number
  authorizer: { authorize: Authorize; sources: AuthorizerOptions['sources']; scopes: string[] } | undefined
}

/** An HTTP API as the template has it. */
export interface HttpApiOptions {
  id: string
  cors: Cors | undefined
  routes: { key: string; value: RouteTarget }[]
  /** Without one everything passes. */
  throttle?: Throttle
  clock: Clock
  log(line: string): void
}

const BODY_LIMIT = 10 * 1024 * 1024
/** Bytes of a function's event or answer, as Lambda counts. */
const PAYLOAD_LIMIT = 6 * 1024 * 1024
/** Bytes of the request line and the headers together. */
const HEAD_LIMIT = 10_240

/** Creates the handler of an HTTP API's requests. */
export function createHttpApi(
  options: HttpApiOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const find = compileRoutes(options.routes)

  const answer = async (request: IncomingMessage, requestId: string): Promise<HttpResult> => {
    const target = request.url ?? '/'
    const path = target.split('?')[0] ?? '/'
    const method = request.method ?? 'GET'
    const { origin } = request.headers
    const asks = request.headers['access-control-request-method']
    if (options.cors && method === 'OPTIONS' && origin && asks) return preflight(options.cors, origin)

    if (sizeOfHead(request) > HEAD_LIMIT) return GATEWAY.headersTooLarge()
    const found = find(method, path)
    if (!found) return GATEWAY.notFound()
    const { key, value: route } = found.route
    const identity = await route.authorizer?.authorize(tokenOf(request, route.authorizer.sources))
    if (identity && 'challenge' in identity) return GATEWAY.unauthorized(identity.challenge)
    const scopes = route.authorizer?.scopes ?? []
    if (identity && scopes.length > 0 && !scopes.some(scope => identity.scopes.includes(scope))) {
      return GATEWAY.forbidden()
    }
    if (options.throttle?.(key) === false) return GATEWAY.tooMany()
    const body = await readBody(request, BODY_LIMIT)
    if (!body) return GATEWAY.tooLarge()
    const event = toPayload({
      routeKey: key,
      method,
      target,
      headers: request.headers,
      rawHeaders: request.rawHeaders,
      body,
      parameters: found.parameters,
      authorizer: identity && { claims: identity.claims, scopes: scopes.length > 0 ? scopes : null },
      sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
      requestId,
      now: options.clock.now(),
      apiId: options.id,
      port: request.socket.localPort ?? 0,
    })
    if (body.length > PAYLOAD_LIMIT / 8 && Buffer.byteLength(JSON.stringify(event)) > PAYLOAD_LIMIT)
      return GATEWAY.tooLarge()
    return invoke(route, event)
  }

  const invoke = async (route: RouteTarget, event: unknown): Promise<HttpResult> => {
    const late = Promise.withResolvers<undefined>()
    const timer = isDebugged() ? undefined : setTimeout(late.resolve, route.timeoutMs, undefined)
    const outcome = await Promise.race([route.fn.invoke(event), late.promise])
    clearTimeout(timer)
    if (!outcome) return GATEWAY.unavailable()
    if ('error' in outcome || Buffer.byteLength(outcome.json) > PAYLOAD_LIMIT) return GATEWAY.failed()
    return toResult(outcome.json) ?? GATEWAY.failed()
  }

  return async (request, response) => {
    const requestId = randomUUID()
    let result: HttpResult
    try {
      result = await answer(request, requestId)
    } catch (error) {
      if (request.destroyed && !request.complete) return
      options.log(`api: ${(error as Error).message}`)
      result = GATEWAY.failed()
    }
    const { status, headers, cookies, body } = result
    if (options.cors) Object.assign(headers, corsHeaders(options.cors, request.headers.origin))
    if (cookies.length > 0) response.setHeader('set-cookie', cookies)
    if (!request.complete) response.setHeader('connection', 'close')
    if (status !== 204 && status !== 304) response.setHeader('content-length', body.length)
    response.writeHead(status, { ...headers, 'apigw-requestid': requestId })
    response.end(request.method === 'HEAD' ? undefined : body)
    drain(request)
  }
}

function sizeOfHead({ method = '', url = '', rawHeaders }: IncomingMessage): number {
  return [method, url, ...rawHeaders].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
}

function tokenOf(request: IncomingMessage, sources: AuthorizerOptions['sources']): string | undefined {
  for (const { kind, name } of sources) {
    const query = new URLSearchParams(request.url?.split('?')[1])
    const value = kind === 'header' ? request.headers[name.toLowerCase()] : query.get(name)
    if (typeof value === 'string' && value !== '') return value.replace(/^Bearer /i, '')
  }
  return undefined
}
