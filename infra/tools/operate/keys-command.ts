import { setTimeout as pause } from 'node:timers/promises'
import { secretNames } from '../../../shared/contracts/function.ts'
import { runCommand } from '../command-line.ts'
import { ringState, rings, rotatable, withNewestCurrent, withNewKey } from './keys.ts'
import { readStackCommand } from './stack.ts'

/** Milliseconds until every function has read the new ring: they remember one for five minutes. */
const known = 330_000

/** `npm run keys -- rotate voice`: links are sealed by a new key, those in the field go on working. */
await runCommand(async () => {
  const { words, values, refuse, open } = readStackCommand(process.argv.slice(2), {
    usage: 'keys -- [rotate RING]',
    about:
      'Lists the rings of keys, or gives one a new key: first it is only recognised, and once every function knows it (after some minutes), it makes what is new. What the old ones made stays good. It may be repeated.',
    options: { now: { type: 'boolean' } },
    words: ['[rotate]', '[RING]'],
  })
  const [verb, asked = ''] = words
  if (verb !== undefined && verb !== 'rotate') throw refuse('say: npm run keys -- rotate voice')
  const name = verb && rotatable(asked)
  const { openSecrets } = await import('./secrets.ts')
  const { readSecret, writeSecret } = openSecrets((await open()).secrets)
  if (!name) {
    for (const each of secretNames) {
      const { keys, current } = ringState(JSON.parse(await readSecret(each)))
      console.log(`${each.padEnd(8)} ${keys} keys, made by ${current}${rings[each] ? '; never rotated' : ''}`)
    }
    return
  }
  await writeSecret(name, JSON.stringify(withNewKey(JSON.parse(await readSecret(name)))))
  if (!values.now) {
    console.log(`${name} has a new key; in ${known / 60_000} minutes every function knows it`)
    await pause(known)
  }
  const ring = withNewestCurrent(JSON.parse(await readSecret(name)))
  await writeSecret(name, JSON.stringify(ring))
  console.log(`${name} is made by key ${ring.current} from now on; what the others made stays good`)
})
