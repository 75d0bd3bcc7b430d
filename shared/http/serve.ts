import middy from '@middy/core'
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type Caller, type ClaimNames, claimNames, readCaller } from '../access/caller.ts'
import { checkScope, isScoped } from '../access/scope.ts'
import { readingOnce } from '../aws/items/request-reads.ts'
import { check } from '../contracts/check.ts'
import { type Endpoint, extensionOf, type Reply, type Request, routeKey } from '../contracts/endpoint.ts'
import type { Environment } from '../contracts/environment.ts'
import { isFile } from '../contracts/media.ts'
import { Problem } from '../contracts/problem.ts'
import type { Directory } from '../repositories/directory.ts'
import { annotate, correlationOf, entityIds, traced } from '../telemetry/trace.ts'
import { logAccess, readsPeople } from './access-log.ts'
import { readJson } from './body.ts'
import { checkPrint, withoutPrint, withPrint } from './bound-cursor.ts'
import { readUpload, sendDownload } from './files.ts'
import { guardingHeaders, problemResponse, problems } from './problems.ts'

type HttpEvent = Omit<APIGatewayProxyEventV2WithJWTAuthorizer, 'body'> & { body?: unknown }
type HttpHandler = (event: HttpEvent, context: never) => Promise<APIGatewayProxyStructuredResultV2>

/** An endpoint with the function that answers it. */
export interface Route {
  readonly endpoint: Endpoint
  readonly answer: (
    request: Request<Endpoint> & Asked,
  ) => Promise<{ status: number; body: unknown; location?: string | undefined }>
  /** Begins to read what scope and answer will ask for. */
  readonly ahead?: ((request: Request<Endpoint> & Asked) => void) | undefined
}

/** Who asks, and the address at which the caller reached us, such as `https://api.example`. */
export interface Asked {
  readonly caller: Caller
  readonly origin: string
}

/**
 * An answer; keeps the status a literal, so that it is checked against the declaration. `location` is the path of what
 * was begun or created; whoever begins something (202) says where it can be watched.
 */
export const reply = <const Status extends number, Body>(
  status: Status,
  body: Body,
  ...[location]: Status extends 202 ? [location: string] : [location?: string]
) => ({ status, body, location })

/** Pairs an endpoint with its answer, typed by the declaration. `ahead` begins to read what will be asked for. */
export function on<E extends Endpoint>(
  endpoint: E,
  answer: (request: Request<E> & Asked) => Promise<Reply<E>>,
  ahead?: (request: Request<E> & Asked) => void,
): Route {
  return { endpoint, answer: answer as Route['answer'], ahead: ahead as Route['ahead'] }
}

/** What serving needs: the names of the claims, and where scopes are looked up. */
interface Serving {
  readonly names: ClaimNames
  readonly directory: Directory | undefined
}

/** A request that has found its route. */
interface Routed {
  readonly route: Route
  readonly serving: Serving
  readonly event: HttpEvent
}

const originOf = ({ headers, requestContext: { domainName } }: HttpEvent) =>
  `${headers?.['x-forwarded-proto'] ?? 'https'}://${headers?.host ?? domainName}`

/** Who calls a public endpoint: its answer has no caller to look at. */
const nobody = undefined as unknown as Caller

const callerOf = (event: HttpEvent, names: ClaimNames) =>
  readCaller(event.requestContext.authorizer.jwt.claims, names, event.headers?.authorization)

/** Calls the answer with validated input within the caller's scope, and sends only what the declaration promises. */
async function call({ endpoint, answer, ahead }: Route, { names, directory }: Serving, event: HttpEvent) {
  const caller = endpoint.public ? nobody : callerOf(event, names)
  if (!endpoint.public && !endpoint.roles.includes(caller.role)) throw new Problem('forbidden')
  const asked = event.queryStringParameters ?? {}
  const request = {
    caller,
    origin: originOf(event),
    params: check(endpoint.params, event.pathParameters ?? {}),
    query: check(endpoint.query, withoutPrint(asked)),
    body:
      endpoint.body &&
      (isFile(endpoint.body) ? readUpload(endpoint.body, event) : check(endpoint.body, readJson(event))),
  }
  checkPrint(endpoint, request, asked.cursor)
  const fields = { ...Object(request.query), ...Object(request.params) }
  annotate(() => ({
    ...entityIds(fields),
    ...(endpoint.body && !isFile(endpoint.body) && entityIdsOfEvent(request.body)),
  }))
  ahead?.(request)
  if (directory && isScoped(endpoint.scope)) await checkScope(directory, caller, endpoint.scope, fields)
  const { status, body, location } = await answer(request)
  const schema = endpoint.responses[status]
  if (!schema) throw new Error(`${endpoint.name} answered an undeclared ${status}`)
  if (!endpoint.public && readsPeople(endpoint)) logAccess(caller, body)
  if (isFile(schema)) return sendDownload(schema, status, body)
  if (status === 204) return { statusCode: status, headers: { ...guardingHeaders } }
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/json',
      ...guardingHeaders,
      ...(location !== undefined && { location }),
    },
    body: JSON.stringify(withPrint(endpoint, request, schema.parse(body))),
  }
}

/** Carries the id by which a request is found again in the logs, there and back. */
const correlationHeader = 'x-correlation-id'

/** The ids in a body; that of an event is its `id`. */
const entityIdsOfEvent = (body: unknown) => {
  const { id } = Object(body) as { id?: unknown }
  return { ...entityIds(body), ...entityIds({ eventId: id }) }
}

/** The middy stack around every route: whatever is thrown becomes a problem document. */
const guarded = middy<Routed, APIGatewayProxyStructuredResultV2>()
  .use(problems())
  .handler(({ route, serving, event }) => call(route, serving, event))

/** A Lambda handler for the routes of one function; `directory` is where their scopes are looked up. */
export function serve(
  environment: Environment,
  routes: readonly Route[],
  { directory }: { directory?: Directory } = {},
): HttpHandler {
  const blind = directory ? undefined : routes.find(({ endpoint }) => isScoped(endpoint.scope))
  if (blind) throw new Error(`${blind.endpoint.name} has a scope, but no directory to look it up in`)
  const serving = { names: claimNames(environment), directory }
  const stacks = Map.groupBy(
    routes.map(route => ({
      key: routeKey(route.endpoint),
      extension: extensionOf(route.endpoint),
      route,
    })),
    ({ key }) => key,
  )
  // The longest extension first, for each path ends in the empty one.
  for (const alike of stacks.values()) alike.sort((a, b) => b.extension.length - a.extension.length)
  return async (event, context) => {
    const found = stacks.get(event.routeKey)?.find(({ extension }) => event.rawPath.endsWith(extension))
    if (!found) return problemResponse(new Problem('not_found').toDocument())
    const correlationId = correlationOf(event.headers?.[correlationHeader], event.requestContext?.requestId)
    const answer = await traced({ correlationId, fields: { route: event.routeKey } }, () =>
      readingOnce(() =>
        guarded({ route: found.route, serving, event: withoutExtension(event, found.extension) }, context),
      ),
    )
    if (correlationId === undefined) return answer
    return { ...answer, headers: { ...answer.headers, [correlationHeader]: correlationId } }
  }
}

/** The event without the extension in its last path parameter. */
function withoutExtension(event: HttpEvent, extension: string): HttpEvent {
  if (extension === '') return event
  const name = /\{(\w+)\}$/.exec(event.routeKey)?.[1] as string
  const value = event.pathParameters?.[name]?.slice(0, -extension.length)
  return { ...event, pathParameters: { ...event.pathParameters, [name]: value } }
}
