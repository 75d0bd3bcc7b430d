import { randomInt } from 'node:crypto'
import type { JsonObject } from '../template/json.ts'
import { type Operation, ServiceError } from './aws-json.ts'
import { findSetting, readSetting, type Store, writeSetting } from './store.ts'

/** How a secret's first value is drawn, as CloudFormation says it. */
export interface GenerateSecretString {
  SecretStringTemplate?: string
  GenerateStringKey?: string
  PasswordLength?: number
  ExcludePunctuation?: boolean
}

/** What a client sends; none of it has been looked at. */
export interface SecretInput {
  SecretId?: string
  SecretString?: string
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const settingOf = (secretId: string) => `secret ${secretId}`

/** Draws a secret's first value, unless it has one; the store's file is its owner's alone. */
export function createSecret(store: Store, secretArn: string, how: GenerateSecretString): void {
  const length = how.PasswordLength ?? 32
  const drawn = Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
  const { SecretStringTemplate: template = '{}', GenerateStringKey: key } = how
  readSetting(store, settingOf(secretArn), () =>
    key === undefined ? drawn : JSON.stringify({ ...JSON.parse(template), [key]: drawn }),
  )
}

/** The operations of Secrets Manager that clients may call. */
export function secretOperations(store: Store): Record<string, Operation<SecretInput>> {
  function read(id: string): string {
    const value = findSetting(store, settingOf(id))
    if (value !== undefined) return value
    throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
  }
  return {
    GetSecretValue({ SecretId: id = '' }): JsonObject {
      return { ARN: id, SecretString: read(id), VersionStages: ['AWSCURRENT'] }
    },
    PutSecretValue({ SecretId: id = '', SecretString: value = '' }): JsonObject {
      read(id)
      writeSetting(store, settingOf(id), value)
      return { ARN: id, VersionStages: ['AWSCURRENT'] }
    },
  }
}
