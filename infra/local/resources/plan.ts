import type { Json, JsonObject } from '../template/json.ts'
import type { Assembly, TemplateResource } from '../template/load.ts'
import { parameterValues } from '../template/parameters.ts'
import { resolve, resolveCondition, type Scope } from '../template/resolve.ts'
import { ACCOUNT, arn, REGION, type ResourceType, type World } from './define.ts'

/** What a template comes to on this machine. */
export interface Plan {
  /** Starts all resources of one type after the other, in the order of `types`. */
  start(world: World): Promise<void>
  /** The template's outputs; of resources that were started. */
  outputs(): Record<string, Json>
}

/** Reads a template to the end before anything is started: an unknown type or property, or a missing parameter, is an error. */
export function planResources(
  { template, stackName }: Assembly,
  types: ResourceType[],
  parameters: Record<string, string>,
): Plan {
  const values = parameterValues(template, parameters)
  const conditions = new Map<string, boolean>()
  const byType = new Map(types.map(type => [type.type, type]))
  const names = new Map<string, string>()
  let world: World | undefined

  const scope: Scope = {
    ref(name) {
      if (values.has(name)) return values.get(name)
      if (name.startsWith('AWS::')) return pseudo(name, stackName)
      const type = typeOf(name)
      return type && (type.ref && world ? type.ref(nameOf(name, type), world) : nameOf(name, type))
    },
    attribute(logicalId, attribute) {
      const type = typeOf(logicalId)
      const value = type?.attributes?.[attribute]
      if (!type || !value || !world) throw new Error(`Fn::GetAtt ${logicalId}.${attribute} is not supported`)
      return value(nameOf(logicalId, type), world)
    },
    condition(name) {
      const known = conditions.get(name)
      if (known !== undefined) return known
      const expression = template.Conditions?.[name]
      if (expression === undefined) throw new Error(`unknown condition ${name}`)
      const value = resolveCondition(expression, scope, `condition ${name}`)
      conditions.set(name, value)
      return value
    },
  }
  const typeOf = (logicalId: string): ResourceType | undefined => {
    const resource = resources.get(logicalId)
    return resource && byType.get(resource.Type)
  }
  const nameOf = (logicalId: string, type: ResourceType): string => {
    const known = names.get(logicalId)
    if (known !== undefined) return known
    const given = resources.get(logicalId)?.Properties?.[type.nameProperty ?? '']
    const resolved = given === undefined ? undefined : resolve(given, scope, logicalId)
    const name = typeof resolved === 'string' ? resolved : `${stackName}-${logicalId}`
    names.set(logicalId, name)
    return name
  }
  const resources = new Map(
    Object.entries(template.Resources).filter(([, { Condition: name }]) => !name || scope.condition(name)),
  )
  for (const [logicalId, resource] of resources) {
    check(logicalId, resource, byType.get(resource.Type))
    for (const { Type } of Object.values(resource.nested?.Resources ?? {}))
      if (!isIgnored(byType.get(Type), '*'))
        throw new Error(`${logicalId}: the local runner doesn't run a ${Type} of a stack within the stack`)
  }

  return {
    outputs() {
      const given = Object.entries(template.Outputs ?? {}).filter(
        ([, { Condition: name }]) => !name || scope.condition(name),
      )
      return Object.fromEntries(
        given.map(([name, { Value }]) => [name, resolve(Value, scope, `output ${name}`) ?? null]),
      )
    },
    async start(started) {
      world = started
      for (const type of types) {
        if (!type.start) continue
        for (const [logicalId, resource] of resources) {
          if (resource.Type !== type.type) continue
          const properties = resolve((resource.Properties ?? {}) as Json, scope, logicalId) as JsonObject
          await type.start({ logicalId, name: nameOf(logicalId, type), properties }, started)
        }
      }
    },
  }
}

/** Properties of many types that are for people. */
const FOR_PEOPLE = ['Description', 'Tags']

const isIgnored = ({ ignored = {} }: Partial<ResourceType> = {}, property: string): boolean =>
  property in ignored || '*' in ignored || FOR_PEOPLE.includes(property)

function check(logicalId: string, resource: TemplateResource, type: ResourceType | undefined): void {
  if (!type) throw new Error(`${logicalId}: the local runner doesn't know the resource type ${resource.Type}`)
  for (const property of Object.keys(resource.Properties ?? {})) {
    if (type.used?.includes(property) || isIgnored(type, property)) continue
    throw new Error(
      `${logicalId}: the local runner doesn't know the property ${property} of ${resource.Type}`,
    )
  }
}

function pseudo(name: string, stackName: string): Json | undefined {
  const values: Record<string, Json> = {
    'AWS::Region': REGION,
    'AWS::AccountId': ACCOUNT,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stackName,
    'AWS::StackId': arn('cloudformation', `stack/${stackName}/local`),
    'AWS::NotificationARNs': [],
  }
  return values[name]
}
