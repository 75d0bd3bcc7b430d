import { openAliases } from './access/own/aliases.ts'
import { openObjects } from './aws/objects.ts'
import { openQueue, type Send } from './aws/queue/send.ts'
import { type KeyRing, openKeyRing } from './aws/secrets.ts'
import { standInOf } from './aws/stand-in.ts'
import type { Environment } from './contracts/environment.ts'
import type { QueueName, SecretName } from './contracts/function.ts'
import { toParquet } from './lake/parquet.ts'
import type { Opener } from './opener.ts'

// The ports on what is no table, of the composition root in `ports.ts`, through which functions open them.

/* @__NO_SIDE_EFFECTS__ */
function queueOn(queue: QueueName): Opener<Send> {
  return environment => openQueue(environment, queue)
}

/* @__NO_SIDE_EFFECTS__ */
function keyRingOn(secret: SecretName): Opener<() => Promise<KeyRing>> {
  return environment => openKeyRing(environment, secret)
}

// Queues. `sendParked` is the relay’s own; `sendReport` has what is counted, `sendSheet` what is written for whoever can't wait.
export const sendWork = queueOn('assessment')
export const sendRehearsal = queueOn('rehearsals')
export const sendReport = queueOn('reports')
export const sendSheet = queueOn('sheets')
export const sendImport = queueOn('imports')
export const sendMessages = queueOn('messages')
export const sendParked = queueOn('relay')
export const sendLake = queueOn('lake')

// Key rings: of youths' links and pseudonyms, of webhooks' signatures, of the ids by which a cadre knows what youths said,
// of ids made for names.
export const voiceKeys = keyRingOn('voice')
export const youthKeys = keyRingOn('youths')
export const webhookKeys = keyRingOn('webhooks')
export const aliases = (environment: Environment) => openAliases(openKeyRing(environment, 'aliases'))
export function readNamingKey(environment: Environment): () => Promise<string> {
  const readRing = openKeyRing(environment, 'naming')
  return async () => {
    const { current, keys } = await readRing()
    return keys[current] as string
  }
}

// What lies outside: the bus, the lake's objects with the ordered sheets beside them, how full queues are, webhooks.
export { openBus as bus } from './aws/bus/publish.ts'
export { openDepths as depths } from './aws/queue/depths.ts'
export const lakeObjects = (environment: Environment) =>
  standInOf(environment)?.objects?.() ?? openObjects(environment)
export const rowEncoding = (environment: Environment) => standInOf(environment)?.encode ?? toParquet
export const calls = (environment: Environment) => standInOf(environment)?.fetch ?? fetch
