import { RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { SecretName } from '../../shared/contracts/function.ts'
import { encryptionKey } from './encryption.ts'
import { constructId } from './names.ts'

/** The secrets by name. */
export type Secrets = Readonly<Record<SecretName, Secret>>

const holds: Readonly<Record<SecretName, string>> = {
  naming: 'keys of which ids are made for names that are imported',
  voice: 'keys of the links by which youths speak',
  aliases: 'key of the ids by which a cadre knows what a youth said; never replaced',
  webhooks: 'keys by which webhooks are signed',
  youths: 'key of youths’ pseudonyms; its first is for ever',
}

/**
 * Every secret: a ring of keys that begins with one, `{ "current": "1", "1": "…" }`. None goes away with the stack, for
 * what it made would be worthless.
 */
export function createSecrets(stack: Stack): Secrets {
  const entries = Object.entries(holds).map(([name, description]) => [
    name,
    new Secret(stack, constructId(name, 'secret'), {
      description,
      encryptionKey: encryptionKey(stack),
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ current: '1' }),
        generateStringKey: '1',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    }),
  ])
  return Object.fromEntries(entries)
}
