import type { OpenApi } from '../../../shared/contracts/openapi/document.ts'
import { type Schema, unaccepted } from './schema-breaks.ts'

/** An OpenAPI document as it is committed: what a comparison looks at. */
export type Document = Pick<OpenApi, 'info' | 'paths' | 'components'>

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Schema
}
interface Media {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}
interface Operation {
  readonly security?: readonly unknown[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Media & { readonly required?: boolean }
  readonly responses?: Readonly<Record<string, Media>>
  readonly 'x-roles'?: readonly string[]
}

/** What a client of `before` could no longer do with `after`. What only grows breaks nobody. */
export function breaks(before: Document, after: Document): string[] {
  const compare = comparer(before, after)
  return operationsOf(before).flatMap(([path, method, old]) => {
    const now = after.paths[path]?.[method] as unknown as Operation | undefined
    const where = `${method.toUpperCase()} ${path}`
    return now ? compare(old, now).map(reason => `${where}: ${reason}`) : [`${where}: gone`]
  })
}

/** Whether a document may break clients: a higher first number, or a pre-release (Semantic Versioning 2.0.0, 8 and 9). */
export function mayBreak(before: string, after: string): boolean {
  return after.includes('-') || Number.parseInt(after, 10) > Number.parseInt(before, 10)
}

function operationsOf({ paths }: Document): [path: string, method: string, Operation][] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, string, Operation] => [
      path,
      method,
      operation as unknown as Operation,
    ]),
  )
}

function comparer(before: Document, after: Document) {
  const old = before.components.schemas
  const now = after.components.schemas
  /** What was sent must still be taken. */
  const sent = (was: Schema = {}, is: Schema = {}) =>
    unaccepted({ from: was, fromNames: old, to: is, toNames: now, direction: 'request' })
  /** What is answered must be what was promised. */
  const answered = (was: Schema = {}, is: Schema = {}) =>
    unaccepted({ from: is, fromNames: now, to: was, toNames: old, direction: 'response' })

  const callers = (was: Operation, is: Operation) => [
    ...(was.security?.length === 0 && is.security?.length !== 0 ? ['asks for a token'] : []),
    ...(was['x-roles'] ?? [])
      .filter(role => is.security?.length !== 0 && !is['x-roles']?.includes(role))
      .map(role => `${role} may not any more`),
  ]

  const parameters = ({ parameters: was = [] }: Operation, { parameters: is = [] }: Operation) => {
    const same = (one: Parameter) => (other: Parameter) => one.name === other.name && one.in === other.in
    return [
      ...is
        .filter(one => one.required && !was.some(same(one)))
        .map(({ name }) => `${name}: required, and new`),
      ...was.flatMap(one => {
        const other = is.find(same(one))
        if (!other) return [`${one.name}: not taken any more`]
        const demanded = other.required && !one.required ? [`${one.name}: required`] : []
        return [...demanded, ...sent(one.schema, other.schema).map(reason => `${one.name}${reason}`)]
      }),
    ]
  }

  const body = ({ requestBody: was }: Operation, { requestBody: is }: Operation) => {
    if (!was) return is?.required ? ['body: required, and new'] : []
    if (!is) return ['body: not taken any more']
    const demanded = is.required && !was.required ? ['body: required'] : []
    return [...demanded, ...media('body', was, is, sent)]
  }

  const responses = ({ responses: was = {} }: Operation, { responses: is = {} }: Operation) =>
    Object.entries(was)
      .filter(([status]) => status.startsWith('2'))
      .flatMap(([status, one]) => {
        const other = is[status]
        return other ? media(status, one, other, answered) : [`${status}: not answered any more`]
      })

  return (was: Operation, is: Operation) => [
    ...callers(was, is),
    ...parameters(was, is),
    ...body(was, is),
    ...responses(was, is),
  ]
}

function media(
  where: string,
  { content: was = {} }: Media,
  { content: is = {} }: Media,
  compare: (was?: Schema, is?: Schema) => string[],
): string[] {
  return Object.entries(was).flatMap(([type, { schema }]) => {
    const other = is[type]
    return other
      ? compare(schema, other.schema).map(reason => `${where}${reason}`)
      : [`${where}: not as ${type} any more`]
  })
}
