import { readFile, writeFile } from 'node:fs/promises'
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { type SecretName, secretNames } from '../../../shared/contracts/function.ts'

/** Where the stack's secrets are, by name. */
export type SecretIds = Readonly<Record<SecretName, string>>

/** Rings by name; an export of an older version lacks those that came later. */
const rings = z.partialRecord(z.enum(secretNames), z.string())

/** The stack's secrets, to be read and written. */
export function openSecrets(ids: SecretIds) {
  const client = new SecretsManagerClient({})
  return {
    async readSecret(name: SecretName): Promise<string> {
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: ids[name] }))
      return SecretString
    },
    async writeSecret(name: SecretName, SecretString: string): Promise<void> {
      await client.send(new PutSecretValueCommand({ SecretId: ids[name], SecretString }))
    },
  }
}

/** Writes the stack's secrets into a file that its owner alone may read. */
export async function exportSecrets(ids: SecretIds, file: string): Promise<void> {
  const { readSecret } = openSecrets(ids)
  const entries = secretNames.map(async name => [name, await readSecret(name)])
  const all = Object.fromEntries(await Promise.all(entries))
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
}

/** The rings of a file that `exportSecrets` wrote. @throws Error if it holds none. */
export async function readSecretsFile(file: string): Promise<z.infer<typeof rings>> {
  try {
    return rings.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    throw new Error(`${file} holds no secrets of an export`)
  }
}

/** Gives the stack the secrets of a file; one that the file lacks stays as it is. */
export async function restoreSecrets(ids: SecretIds, file: string): Promise<void> {
  const { writeSecret } = openSecrets(ids)
  for (const [name, value] of Object.entries(await readSecretsFile(file)))
    await writeSecret(name as SecretName, value)
}
