import * as z from 'zod'
import type { Cost } from './cost.ts'
import { type Download, type DownloadType, isFile, type Upload, type UploadType } from './media.ts'
import { type PathParams, pathParams } from './path.ts'
import { type Scope, scopeFields } from './scope.ts'

/** Roles that a token may carry (api.md, "Who calls"). */
export const roles = ['cadre', 'orgAdmin', 'assessor', 'collector', 'analyst'] as const

export type Role = (typeof roles)[number]

/** How endpoints are called. */
export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

/** Method and path template, such as `GET /v1/cadres/{cadreId}`. */
export type Route = `${Method} /${string}`

/** What is declared of 204: an answer without a body. */
export const noContent = z.undefined()

/** HTTP statuses with the schema of their JSON body, or the file that they carry. */
export type Responses = Readonly<Record<number, z.ZodType | DownloadType>>

/** One route of the HTTP API: the only place where its path, input, output and callers are named. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType | UploadType = z.ZodType | UploadType,
  Out extends Responses = Responses,
  At extends Route = Route,
> {
  readonly name: string
  /** What it does, in a line. */
  readonly summary: string
  /** What a client developer has to know besides: what counts, what is refused, what happens next. */
  readonly description: string
  readonly route: At
  /** Of the route. */
  readonly method: Method
  /** Of the route. */
  readonly path: string
  /** Whether everybody may call it, without a token; `roles` are empty then. */
  readonly public?: boolean
  /** Roles that may ever call it; others get 403. */
  readonly roles: readonly Role[]
  /** How its object is reached; checked before the handler answers. */
  readonly scope: Scope
  readonly params: Params
  readonly query: Query
  /** Schema of the JSON body, or the file that it is; absent where the endpoint takes no body. */
  readonly body?: Body
  readonly responses: Out
  /** How dear an answer is, and so how often it may be asked for. */
  readonly cost: Cost
  /** Worked example of a JSON body, shown in the OpenAPI document. */
  readonly example?: unknown
}

/** What follows the placeholder at a path's end, such as `.xlsx`; API Gateway takes it for a part of the parameter. */
export const extensionOf = ({ path }: Pick<Endpoint, 'path'>): string => /\}(\.\w+)$/.exec(path)?.[1] ?? ''

/** Path template as API Gateway knows it: endpoints that differ in their extension alone share one. */
export const gatewayPath = (endpoint: Pick<Endpoint, 'path'>): string =>
  endpoint.path.slice(0, endpoint.path.length - extensionOf(endpoint).length)

/** Route key of API Gateway, such as `GET /v1/orgs/{orgId}`. */
export const routeKey = (endpoint: Pick<Endpoint, 'method' | 'path'>): string =>
  `${endpoint.method} ${gatewayPath(endpoint)}`

type Derived = 'method' | 'path' | 'params' | 'query' | 'cost'

/** A declaration as it is written, without what follows from it. */
type Declared<
  Query extends z.ZodObject,
  Body extends z.ZodType | UploadType,
  Out extends Responses,
  At extends Route,
> = Omit<Endpoint<z.ZodObject, Query, Body, Out, At>, Derived> & {
  readonly query?: Query
  readonly cost?: Cost
}

/** What an endpoint of this shape costs unless it says otherwise. */
function usualCost({ public: open, body, responses }: Pick<Endpoint, 'public' | 'body' | 'responses'>): Cost {
  if (open) return 'open'
  return [body, ...Object.values(responses)].some(type => type && isFile(type)) ? 'file' : 'usual'
}

const nothing = z.strictObject({})

/**
 * Declares an endpoint. Route, validation, types, OpenAPI and the handler's return type follow from it.
 * @throws Error if a placeholder of the path stands for nothing, or if the scope names a field that is neither in the path
 *   nor in the query.
 */
export function defineEndpoint<
  Out extends Responses,
  const At extends Route,
  Body extends z.ZodType | UploadType = never,
  Query extends z.ZodObject = typeof nothing,
>(declared: Declared<Query, Body, Out, At>): Endpoint<PathParams<At>, Query, Body, Out, At> {
  const [method, path] = declared.route.split(' ') as [Method, string]
  const { query = nothing, cost = usualCost(declared) } = declared
  const params = pathParams<At>(path)
  const fields = { ...params.shape, ...query.shape }
  const unknown = scopeFields(declared.scope).filter(field => !Object.hasOwn(fields, field))
  if (unknown.length > 0) throw new Error(`${declared.name}: the scope names {${unknown}}, which is no field`)
  return { ...declared, method, path, params, query: query as Query, cost }
}

type Value<S> = S extends z.ZodType ? z.infer<S> : never
type Taken<S> = S extends UploadType<infer MediaType> ? Upload<MediaType> : Value<S>
type Given<S> = S extends DownloadType<infer MediaType> ? Download<MediaType> : Value<S>

/** What a handler of the endpoint gets: validated input. */
export interface Request<E extends Endpoint> {
  readonly params: Value<E['params']>
  readonly query: Value<E['query']>
  readonly body: Taken<E['body']>
}

/** What a handler of the endpoint may answer: one of the declared responses. */
export type Reply<E extends Endpoint> = {
  [Status in keyof E['responses'] & number]: { status: Status; body: Given<E['responses'][Status]> }
}[keyof E['responses'] & number]
