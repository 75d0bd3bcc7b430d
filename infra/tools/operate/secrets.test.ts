import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test } from 'vitest'
import { exportSecrets, restoreSecrets } from './secrets.ts'

const manager = mockClient(SecretsManagerClient)
const ids = { aliases: 'id-a', naming: 'id-n', voice: 'id-v', webhooks: 'id-w', youths: 'id-y' }
const given = () => manager.commandCalls(PutSecretValueCommand).map(({ args }) => args[0].input)
const newFile = async () => join(await mkdtemp(join(tmpdir(), 'baixin-secrets-')), 'secrets.json')

beforeEach(() => {
  manager.reset()
  manager.on(GetSecretValueCommand).callsFake(({ SecretId }) => ({ SecretString: `ring of ${SecretId}` }))
  manager.on(PutSecretValueCommand).resolves({})
})

test('every secret of a stack goes into a file that its owner alone may read, and comes back', async () => {
  const file = await newFile()
  await exportSecrets(ids, file)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    aliases: 'ring of id-a',
    naming: 'ring of id-n',
    voice: 'ring of id-v',
    webhooks: 'ring of id-w',
    youths: 'ring of id-y',
  })
  await restoreSecrets(ids, file)
  expect(given()).toEqual(
    Object.values(ids).map(SecretId => ({ SecretId, SecretString: `ring of ${SecretId}` })),
  )
})

test('a file that is there is not overwritten', async () => {
  const file = await newFile()
  await writeFile(file, 'something else')
  await expect(exportSecrets(ids, file)).rejects.toThrow('EEXIST')
})

test('a secret that the file of an older version lacks stays as it is', async () => {
  const file = await newFile()
  await writeFile(file, JSON.stringify({ voice: 'old' }))
  await restoreSecrets(ids, file)
  expect(given()).toEqual([{ SecretId: 'id-v', SecretString: 'old' }])
})

test.each(['no JSON', '{"keys":"x"}', '{"voice":1}'])('a file of %s is refused', async text => {
  const file = await newFile()
  await writeFile(file, text)
  await expect(restoreSecrets(ids, file)).rejects.toThrow(`${file} holds no secrets of an export`)
  expect(given()).toEqual([])
})
