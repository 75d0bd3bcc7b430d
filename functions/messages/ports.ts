import * as ports from '../../shared/ports.ts'
import { hostsOf } from '../../shared/webhooks/hosts.ts'

export const opens = {
  settings: ports.messageSettings,
  webhooks: ports.webhooks,
  keys: ports.webhookKeys,
  directory: ports.directory,
  hosts: hostsOf,
}
export type Dependencies = ports.Opened<typeof opens>
