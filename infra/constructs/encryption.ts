import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

const use = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey']

const service = (name: string) => `${name}.${Aws.REGION}.${Aws.URL_SUFFIX}`

/** A service as KMS names the way through it: some partitions say their own suffix there, some amazonaws.com. */
const through = (name: string) => [`${name}.${Aws.REGION}.amazonaws.com`, service(name)]

/**
 * The stack's own key for tables, queues, the lake, secrets and logs: whoever disables it makes all that is kept unreadable.
 * Who may use it follows from who may use what it protects, as with the keys that AWS manages itself ("Using AWS
 * managed keys", conditions kms:CallerAccount and kms:ViaService): so a function needs no grant besides its table's.
 */
export function encryptionKey(scope: Construct): Key {
  const stack = Stack.of(scope)
  return (stack.node.tryFindChild('Key') as Key | undefined) ?? createKey(stack)
}

function createKey(stack: Stack): Key {
  const key = new Key(stack, 'Key', {
    description: `Tables, queues, the lake, secrets and logs of ${stack.stackName}`,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  })
  const allow = (statement: Omit<ConstructorParameters<typeof PolicyStatement>[0], 'resources'>) =>
    key.addToResourcePolicy(new PolicyStatement({ ...statement, resources: ['*'] }))
  allow({
    sid: 'ThroughWhatItProtects',
    principals: [new AnyPrincipal()],
    actions: [...use, 'kms:CreateGrant'],
    conditions: {
      StringEquals: {
        'kms:CallerAccount': Aws.ACCOUNT_ID,
        'kms:ViaService': ['dynamodb', 's3', 'secretsmanager', 'sqs'].flatMap(through),
      },
    },
  })
  allow({
    sid: 'Logs',
    principals: [new ServicePrincipal(service('logs'))],
    actions: use,
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': stack.formatArn({ service: 'logs', resource: '*' }),
      },
    },
  })
  return key
}
