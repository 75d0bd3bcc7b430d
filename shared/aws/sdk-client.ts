import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { Sha256 } from './sha256.ts'

/** What all clients of the SDK are told alike. */
type Settings = Required<
  Pick<DynamoDBClientConfig, 'logger' | 'sha256' | 'defaultUserAgentProvider' | 'maxAttempts'>
>

const common: Omit<Settings, 'maxAttempts'> = {
  // Ignores what goes well. The SDK's own drops it as well, but first copies what every call sent and got, field by field.
  logger: { debug() {}, warn() {}, error() {} } as unknown as Settings['logger'],
  sha256: Sha256,
  // Made once: the SDK's own provider asks the operating system for its name and release at every call.
  defaultUserAgentProvider: async () => [['baixin', '1']],
}

/**
 * Lets V8 keep the settings as it keeps what others inherit from, which it finds out when somebody goes through an heir.
 * The SDK puts them together field by field, and copies them four times a call: 9 µs each, now 1.3.
 */
function copyQuickly(settings: object): void {
  for (const _ in Object.create(settings)) break
}

/** Opens a client of the SDK; every one is opened here, for left to itself each call of it takes much of a processor. */
export function openSdkClient<Client extends { readonly config: object }>(
  Client: new (settings: Settings) => Client,
  own: Partial<Pick<Settings, 'maxAttempts'>> = {},
): Client {
  const client = new Client({ ...common, ...own } as Settings)
  copyQuickly(client.config)
  return client
}
