import { isObject, type Json, type JsonObject } from '../../template/json.ts'

/** What a caller wants to do, to which resource, and what conditions may look at. */
export interface AccessRequest {
  action: string
  resource: string
  /** Values by condition key, for example `dynamodb:LeadingKeys`; absent keys have none. */
  context: Readonly<Record<string, readonly string[]>>
}

/** A statement of a policy, read to the end. */
export interface Statement {
  denies: boolean
  matches(request: AccessRequest): boolean
}

/** What a role's policies say to a request. */
export type Decision = 'allowed' | 'explicitly denied' | 'not allowed'

const ELEMENTS = ['Sid', 'Effect', 'Action', 'Resource', 'Condition']
const CONDITION_KEYS = ['dynamodb:LeadingKeys']

/** Reads the statements of an identity policy; `where` names it. @throws Error for what isn't emulated: none is ignored. */
export function readPolicy(document: JsonObject, where: string): Statement[] {
  return [document.Statement ?? null].flat().map(statement => {
    if (!isObject(statement)) throw new Error(`${where}: no statement: ${JSON.stringify(statement)}`)
    const unknown = Object.keys(statement).find(element => !ELEMENTS.includes(element))
    if (unknown) throw new Error(`${where}: the policy element ${unknown} is not supported`)
    const { Effect: effect, Condition: conditions = {} } = statement
    if (effect !== 'Allow' && effect !== 'Deny') throw new Error(`${where}: Effect ${effect} makes no sense`)
    // Actions are matched in any case, resources are not.
    const actions = texts(statement.Action, where).map(action => glob(action.toLowerCase()))
    const resources = texts(statement.Resource, where).map(glob)
    const tests = Object.entries(isObject(conditions) ? conditions : {}).flatMap(([operator, keys]) =>
      Object.entries(isObject(keys) ? keys : {}).map(([key, values]) =>
        condition(operator, key, values, where),
      ),
    )
    return {
      denies: effect === 'Deny',
      matches: ({ action, resource, context }) =>
        actions.some(pattern => pattern.test(action.toLowerCase())) &&
        resources.some(pattern => pattern.test(resource)) &&
        tests.every(test => test(context)),
    }
  })
}

/** An explicit Deny wins over every Allow; what nobody allows is not allowed. */
export function decide(statements: readonly Statement[], request: AccessRequest): Decision {
  const matching = statements.filter(statement => statement.matches(request))
  if (matching.some(({ denies }) => denies)) return 'explicitly denied'
  return matching.length > 0 ? 'allowed' : 'not allowed'
}

function condition(
  operator: string,
  key: string,
  values: Json | undefined,
  where: string,
): (context: AccessRequest['context']) => boolean {
  const [, quantifier, kind] =
    /^(?:(ForAllValues|ForAnyValue):)?(StringEquals|StringLike)$/.exec(operator) ?? []
  if (!kind) throw new Error(`${where}: the condition operator ${operator} is not supported`)
  if (!CONDITION_KEYS.includes(key)) throw new Error(`${where}: the condition key ${key} is not supported`)
  const patterns = texts(values, where).map(kind === 'StringLike' ? glob : literal)
  const passes = (value: string) => patterns.some(pattern => pattern.test(value))
  return context => {
    const found = context[key] ?? []
    // As in IAM: of no values all pass, and none does.
    return quantifier === 'ForAllValues' ? found.every(passes) : found.some(passes)
  }
}

function texts(value: Json | undefined, where: string): string[] {
  const list = [value ?? []].flat()
  if (list.length === 0 || !list.every(each => typeof each === 'string'))
    throw new Error(`${where}: expected texts, found ${JSON.stringify(value)}`)
  return list
}

function literal(text: string): RegExp {
  return new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`, 's')
}

/** `*` stands for any text, `?` for any one character. */
function glob(text: string): RegExp {
  const source = text.replace(/[\\^$.*+?()[\]{}|]/g, part => ({ '*': '.*', '?': '.' })[part] ?? `\\${part}`)
  return new RegExp(`^${source}$`, 's')
}
