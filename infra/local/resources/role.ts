import { readPolicy } from '../engine/iam/policy.ts'
import type { JsonObject } from '../template/json.ts'
import { arn, type ResourceType, type World } from './define.ts'

interface RoleProperties {
  RoleName?: string
  AssumeRolePolicyDocument: JsonObject
  Policies?: InlinePolicy[]
  ManagedPolicyArns?: string[]
}

interface PolicyProperties {
  PolicyName: string
  PolicyDocument: JsonObject
  Roles: string[]
}

interface InlinePolicy {
  PolicyName: string
  PolicyDocument: JsonObject
}

// It lets a function write its log, which nobody asks for here.
const BASIC = ':aws:policy/service-role/AWSLambdaBasicExecutionRole'

export const role: ResourceType<RoleProperties> = {
  type: 'AWS::IAM::Role',
  nameProperty: 'RoleName',
  used: ['RoleName', 'Policies', 'ManagedPolicyArns'],
  ignored: { AssumeRolePolicyDocument: 'functions assume the role that the template gives them' },
  attributes: { Arn: roleArn, RoleId: name => name },
  start({ logicalId, name, properties: { Policies: inline = [], ManagedPolicyArns: managed = [] } }, world) {
    const unknown = managed.find(each => !each.endsWith(BASIC))
    if (unknown) throw new Error(`${logicalId}: the managed policy ${unknown} is not supported`)
    for (const { PolicyName, PolicyDocument } of inline)
      world.access.grant(name, readPolicy(PolicyDocument, `${logicalId}: ${PolicyName}`))
  },
}

export const policy: ResourceType<PolicyProperties> = {
  type: 'AWS::IAM::Policy',
  used: ['PolicyName', 'PolicyDocument', 'Roles'],
  start({ logicalId, properties: { PolicyDocument, Roles } }, world) {
    const statements = readPolicy(PolicyDocument, logicalId)
    for (const name of Roles) world.access.grant(name, statements)
  },
}

/** Refuses a template in which a role may not do what a service is to do in its name. */
export function requireOfRole(
  world: World,
  where: string,
  roleOf: string,
  resource: string,
  actions: readonly string[],
): void {
  world.access.require(
    roleOf.split('/').at(-1) ?? '',
    where,
    actions.map(action => ({ action, resource })),
  )
}

function roleArn(name: string): string {
  return arn('iam', `role/${name}`)
}
