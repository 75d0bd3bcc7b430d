import { readFile, writeFile } from 'node:fs/promises'
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { type SecretName, secretNames } from '../../../../shared/contracts/function.ts'

/** Where the stack's secrets are, by name. */
export type SecretIds = Readonly<Record<SecretName, string>>

/** Rings by name; an export of an older version lacks those that came later. */
const rings = z.partialRecord(z.enum(secretNames), z.string())

/** Writes the stack's secrets into a file that its owner alone may read. */
export async function exportSecrets(ids: SecretIds, file: string): Promise<void> {
  const client = new SecretsManagerClient({})
  const entries = Object.entries(ids).map(async ([name, SecretId]) => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }))
    return [name, SecretString]
  })
  const all = Object.fromEntries(await Promise.all(entries))
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
}

/**
 * Gives the stack the secrets of a file; one that the file lacks stays as it is.
 * @throws Error if the file holds none.
 */
export async function restoreSecrets(ids: SecretIds, file: string): Promise<void> {
  let all: z.infer<typeof rings>
  try {
    all = rings.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    throw new Error(`${file} holds no secrets of an export`)
  }
  const client = new SecretsManagerClient({})
  for (const [name, SecretString] of Object.entries(all))
    await client.send(new PutSecretValueCommand({ SecretId: ids[name as SecretName], SecretString }))
}
