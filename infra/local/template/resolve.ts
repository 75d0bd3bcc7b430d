import { isObject, type Json, type JsonObject } from './json.ts'

/** What an expression may refer to. */
export interface Scope {
  /** Value of `Ref`: parameter, pseudo parameter or resource; undefined when there is none. */
  ref(name: string): Json | undefined
  attribute(logicalId: string, attribute: string): Json
  condition(name: string): boolean
}

/** Stands for `Ref: AWS::NoValue`; the property holding it disappears. */
export const NO_VALUE = Symbol('AWS::NoValue')

type Resolved = Json | typeof NO_VALUE
type Intrinsic = (argument: Json, scope: Scope, where: string) => Resolved

/** The value of an expression of the template. `where` names the place in errors, usually the logical id. */
export function resolve(value: Json, scope: Scope, where: string): Json {
  const resolved = evaluate(value, scope, where)
  return resolved === NO_VALUE ? null : resolved
}

/** The value of a condition expression. */
export function resolveCondition(value: Json, scope: Scope, where: string): boolean {
  const result = resolve(value, scope, where)
  if (typeof result !== 'boolean') throw new Error(`${where}: not a condition: ${JSON.stringify(value)}`)
  return result
}

function evaluate(value: Json, scope: Scope, where: string): Resolved {
  if (Array.isArray(value)) {
    return value.map(item => evaluate(item, scope, where)).filter(item => item !== NO_VALUE) as Json[]
  }
  if (!isObject(value)) return value
  const keys = Object.keys(value)
  const [key] = keys
  if (keys.length === 1 && key && (key === 'Ref' || key.startsWith('Fn::'))) {
    const intrinsic = INTRINSICS[key]
    if (!intrinsic) throw new Error(`${where}: ${key} is not supported`)
    return intrinsic(value[key] as Json, scope, where)
  }
  return evaluateObject(value, scope, where)
}

function evaluateObject(value: JsonObject, scope: Scope, where: string): JsonObject {
  const result: JsonObject = {}
  for (const [name, item] of Object.entries(value)) {
    const resolved = evaluate(item, scope, where)
    if (resolved !== NO_VALUE) result[name] = resolved
  }
  return result
}

const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (name, scope, where) => {
    if (name === 'AWS::NoValue') return NO_VALUE
    const value = scope.ref(text(name, where))
    if (value === undefined) throw new Error(`${where}: Ref to unknown ${JSON.stringify(name)}`)
    return value
  },
  'Fn::GetAtt': (argument, scope, where) => {
    const [id, ...attribute] = Array.isArray(argument) ? argument : text(argument, where).split('.')
    return scope.attribute(text(id, where), attribute.join('.'))
  },
  'Fn::Join': (argument, scope, where) => {
    const [separator, items] = list(argument, where)
    return list(resolve(items ?? null, scope, where), where)
      .map(item => text(item, where))
      .join(text(separator, where))
  },
  'Fn::Sub': (argument, scope, where) => {
    const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}]
    return text(pattern, where).replace(/\$\{([^}]*)\}/g, (_, name: string) =>
      name.startsWith('!')
        ? `\${${name.slice(1)}}`
        : text(substitute(name, variables ?? {}, scope, where), where),
    )
  },
  'Fn::If': (argument, scope, where) => {
    const [condition, yes, no] = list(argument, where)
    return evaluate((scope.condition(text(condition, where)) ? yes : no) ?? null, scope, where)
  },
  'Fn::Equals': (argument, scope, where) => {
    const [left, right] = list(resolve(argument, scope, where), where)
    return JSON.stringify(left) === JSON.stringify(right)
  },
  'Fn::Not': (argument, scope, where) => !resolveCondition(list(argument, where)[0] ?? null, scope, where),
}

function substitute(name: string, variables: Json, scope: Scope, where: string): Json {
  if (isObject(variables) && name in variables) return resolve(variables[name] as Json, scope, where)
  const expression: Json = name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }
  return resolve(expression, scope, where)
}

function text(value: Json | undefined, where: string): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string')
    throw new Error(`${where}: expected a string, found ${JSON.stringify(value)}`)
  return value
}

function list(value: Json, where: string): Json[] {
  if (!Array.isArray(value)) throw new Error(`${where}: expected a list, found ${JSON.stringify(value)}`)
  return value
}
