import { createSecret, type GenerateSecretString } from '../engine/secrets.ts'
import { arn, onlyKnows, type ResourceType } from './define.ts'

interface SecretProperties {
  Name?: string
  Description?: string
  GenerateSecretString?: GenerateSecretString
}

export const secret: ResourceType<SecretProperties> = {
  type: 'AWS::SecretsManager::Secret',
  nameProperty: 'Name',
  used: ['Name', 'GenerateSecretString'],
  ignored: { KmsKeyId: 'the disk is the machine owner’s' },
  ref: secretArn,
  attributes: { Id: secretArn },
  start({ logicalId, name, properties: { GenerateSecretString: generate = {} } }, { store }) {
    onlyKnows(`${logicalId}: GenerateSecretString`, generate, [
      'SecretStringTemplate',
      'GenerateStringKey',
      'PasswordLength',
      'ExcludePunctuation',
    ])
    createSecret(store, secretArn(name), generate)
  },
}

function secretArn(name: string): string {
  return arn('secretsmanager', `secret:${name}`)
}
