import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { type Environment, secretVariable, variable } from '../contracts/environment.ts'
import type { SecretName } from '../contracts/function.ts'
import { openSdkClient } from './sdk-client.ts'
import { standInOf } from './stand-in.ts'

/** A ring of keys by id: the current one makes, all of them recognise what they made. */
export interface KeyRing {
  readonly current: string
  readonly keys: Readonly<Record<string, string>>
}

/** Milliseconds for which a ring is remembered: as long as a new key may take to be known everywhere. */
const lifetime = 300_000

let shared: SecretsManagerClient | undefined

/** Reads a ring of keys from Secrets Manager, and remembers it for five minutes. */
export function openKeyRing(environment: Environment, name: SecretName): () => Promise<KeyRing> {
  const standIn = standInOf(environment)
  if (standIn) return async () => ({ current: 'key', keys: { key: standIn.secret(name) } })
  const SecretId = variable(environment, secretVariable(name))
  let known: { ring: Promise<KeyRing>; until: number } | undefined
  async function read(): Promise<KeyRing> {
    shared ??= openSdkClient(SecretsManagerClient)
    const { SecretString = '{}' } = await shared.send(new GetSecretValueCommand({ SecretId }))
    const { current, ...keys } = JSON.parse(SecretString) as { current: string } & Record<string, string>
    return { current, keys }
  }
  return () => {
    if (known === undefined || known.until <= Date.now()) {
      const ring = read()
      known = { ring, until: Date.now() + lifetime }
      // A failed read is not remembered.
      ring.catch(() => {
        known = undefined
      })
    }
    return known.ring
  }
}
