import { setTimeout as pause } from 'node:timers/promises'
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import type { SecretName } from '../../../shared/contracts/function.ts'
import { runCommand, UsageError } from '../command-line.ts'
import { ringState, rings, rotatable, withNewestCurrent, withNewKey } from './keys.ts'
import { ask } from './stack.ts'

/** Milliseconds until every function has read the new ring: they remember one for five minutes. */
const known = 330_000

/** `npm run keys -- rotate voice`: links are sealed by a new key, those in the field go on working. */
await runCommand(async () => {
  const { secrets, words, flags } = await ask(process.argv.slice(2), {
    usage: 'keys -- [rotate RING]',
    about:
      'Lists the rings of keys, or gives one a new key: first it is only recognised, and once every function knows it (after some minutes), it makes what is new. What the old ones made stays good. It may be repeated.',
    flags: ['now'],
    words: 2,
  })
  const client = new SecretsManagerClient({})
  const read = async (name: SecretName) => {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secrets[name] }))
    return JSON.parse(SecretString)
  }
  const write = (name: SecretName, ring: object) =>
    client.send(new PutSecretValueCommand({ SecretId: secrets[name], SecretString: JSON.stringify(ring) }))
  const [verb, asked] = words
  if (verb === undefined) {
    for (const name of Object.keys(rings) as SecretName[]) {
      const { keys, current } = ringState(await read(name))
      console.log(`${name.padEnd(8)} ${keys} keys, made by ${current}${rings[name] ? '; never rotated' : ''}`)
    }
    return 0
  }
  if (verb !== 'rotate') throw new UsageError('say: npm run keys -- rotate voice')
  const name = rotatable(asked ?? '')
  await write(name, withNewKey(await read(name)))
  if (!flags.now) {
    console.log(`${name} has a new key; in ${known / 60_000} minutes every function knows it`)
    await pause(known)
  }
  const ring = withNewestCurrent(await read(name))
  await write(name, ring)
  console.log(`${name} is made by key ${ring.current} from now on; what the others made stays good`)
  return 0
})
