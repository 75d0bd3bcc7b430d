import type * as z from 'zod'
import type { Endpoint } from './endpoint.ts'
import type { DownloadType, Upload, UploadType } from './media.ts'
import type { FieldError, ProblemCode, ProblemDocument } from './problem.ts'

/** Endpoints by route, such as `GET /v1/orgs/{orgId}`. */
export type Routes = Readonly<Record<string, Endpoint>>

type EndpointsOf<Declaration> = Declaration extends { readonly endpoints: readonly (infer Each)[] }
  ? Extract<Each, Endpoint>
  : never

/** The routes of function declarations, as a type: a page that is built on it carries no schema. */
export type RoutesOf<Declaration> = {
  readonly [Each in EndpointsOf<Declaration> as Each['route']]: Each
}

type Absent<Name extends string> = { readonly [Key in Name]?: never }
type Optional<Name extends string, Value> = { readonly [Key in Name]?: Value }
type Needed<Name extends string, Value> = { readonly [Key in Name]: Value }

/** Fields of path or query under their name. */
type Fields<Name extends string, Values> = string extends keyof Values
  ? Absent<Name>
  : Partial<Values> extends Values
    ? Optional<Name, Values>
    : Needed<Name, Values>

type Body<Declared> = [Declared] extends [never]
  ? Absent<'body'>
  : Declared extends UploadType<infer MediaType>
    ? Needed<'body', Pick<Upload<MediaType>, 'mediaType' | 'bytes'>>
    : Declared extends z.ZodType
      ? undefined extends z.input<Declared>
        ? Optional<'body', z.input<Declared>>
        : Needed<'body', z.input<Declared>>
      : never

/** What a route is called with: `path`, `query`, `body`, as far as its endpoint declares them. */
export type Input<E extends Endpoint> = Fields<'path', z.input<E['params']>> &
  Fields<'query', z.input<E['query']>> &
  Body<NonNullable<E['body']>>

/** A file that was answered, under the name by which it is to be saved. */
export interface AnsweredFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

type Statuses<E extends Endpoint> = {
  [Status in keyof E['responses'] & number]: `${Status}` extends `2${string}` ? Status : never
}[keyof E['responses'] & number]

type Content<Declared> = Declared extends z.ZodType
  ? z.output<Declared>
  : Declared extends DownloadType
    ? AnsweredFile
    : never

/** What a route answers when all is well, told apart by `status`. */
export type Answer<E extends Endpoint> = {
  [Status in Statuses<E>]: { readonly status: Status; readonly body: Content<E['responses'][Status]> }
}[Statuses<E>]

type Inputs<E extends Endpoint> = Partial<Input<E>> extends Input<E> ? [input?: Input<E>] : [input: Input<E>]

/** Calls a route: `client('GET /v1/orgs/{orgId}', { path: { orgId: 'ls' } })`. @throws ApiProblem; TypeError of `fetch`. */
export type Client<Api extends Routes> = <Route extends keyof Api & string>(
  route: Route,
  ...input: Inputs<Api[Route]>
) => Promise<Answer<Api[Route]>>

/** Where the API is, and who calls it. */
export interface ClientOptions {
  /** Origin, without a slash at its end. */
  readonly baseUrl: string
  /** The caller's token, asked for with every call; none for public routes. */
  readonly token?: () => string | undefined | Promise<string | undefined>
  readonly fetch?: typeof fetch
}

/** What the API answered instead (RFC 9457). Neither it nor its message names a path's values. */
export class ApiProblem extends Error {
  readonly route: string
  readonly status: number
  /** Absent where not the API itself but what stands before it answered. */
  readonly code: ProblemCode | undefined
  readonly title: string
  readonly errors: readonly FieldError[]

  constructor(route: string, status: number, document: Partial<ProblemDocument> & { message?: string }) {
    const { code, title = document.message ?? '', errors = [] } = document
    const fields = errors.map(({ path, message }) => `${path}: ${message}`)
    super([`${route}: ${status} ${code ?? ''} ${title}`, ...fields].join('; '))
    this.name = 'ApiProblem'
    this.route = route
    this.status = status
    this.code = code
    this.title = title
    this.errors = errors
  }
}

interface AnyInput {
  readonly path?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

function urlOf(template: string, { path, query = {} }: AnyInput): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(path?.[name])))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, String(value))
  return asked.size === 0 ? filled : `${filled}?${asked}`
}

const isUpload = (body: unknown): body is Upload => (body as Upload | undefined)?.bytes instanceof Uint8Array

/** Media type and content of a body. */
function sent(body: unknown): { readonly type?: string; readonly content?: RequestInit['body'] } {
  if (body === undefined) return {}
  return isUpload(body)
    ? { type: body.mediaType, content: body.bytes as Uint8Array<ArrayBuffer> }
    : { type: 'application/json', content: JSON.stringify(body) }
}

async function received(response: Response): Promise<unknown> {
  const mediaType = response.headers.get('content-type')?.split(';')[0] ?? ''
  if (/[/+]json$/.test(mediaType)) return response.json()
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length === 0) return undefined
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { name: decodeURIComponent(name ?? ''), mediaType, bytes } satisfies AnsweredFile
}

/** A client of the API: types alone come from the declarations, so that it fits into a page. */
export function openClient<Api extends Routes>(options: ClientOptions): Client<Api> {
  const { baseUrl, token, fetch = globalThis.fetch } = options
  const call = async (route: string, input: AnyInput = {}) => {
    const [method = '', template = ''] = route.split(' ')
    const bearer = await token?.()
    const { type, content } = sent(input.body)
    const response = await fetch(baseUrl + urlOf(template, input), {
      method,
      headers: {
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(type !== undefined && { 'content-type': type }),
      },
      ...(content !== undefined && { body: content }),
    })
    if (response.ok) return { status: response.status, body: await received(response) }
    throw new ApiProblem(route, response.status, Object(await received(response).catch(() => undefined)))
  }
  return call as unknown as Client<Api>
}

/** A page of a list. */
interface Page {
  readonly items: readonly unknown[]
  readonly nextCursor?: string | undefined
}

/** Routes that answer a list page by page. */
type Lists<Api extends Routes> = {
  [Route in keyof Api]: Answer<Api[Route]>['body'] extends Page ? Route : never
}[keyof Api] &
  string

/** An item of a list. */
export type Item<E extends Endpoint> = Answer<E>['body'] extends { readonly items: readonly (infer Each)[] }
  ? Each
  : never

/** A whole list, page after page. */
export async function readAll<Api extends Routes, Route extends Lists<Api>>(
  client: Client<Api>,
  route: Route,
  ...[input]: Inputs<Api[Route]>
): Promise<Item<Api[Route]>[]> {
  const call = client as unknown as (route: string, input: AnyInput) => Promise<{ body: Page }>
  const { path = {}, query } = (input ?? {}) as AnyInput
  const all: Item<Api[Route]>[] = []
  let cursor: string | undefined
  do {
    const { body } = await call(route, { path, query: { ...query, cursor } })
    all.push(...(body.items as Item<Api[Route]>[]))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  return all
}
