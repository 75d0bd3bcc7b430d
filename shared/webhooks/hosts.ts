import { type Environment, webhookHostsVariable } from '../contracts/environment.ts'

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/** The hosts that the operator lets webhooks lie at, each with its port where that is not the usual one. */
export const hostsOf = (environment: Environment): readonly string[] =>
  (environment[webhookHostsVariable] ?? '')
    .split(',')
    .map(host => host.trim().toLowerCase())
    .filter(Boolean)

/**
 * Whether messages may go to an address: at a host that the operator lists, exactly so, over https; over http only to
 * this machine itself. An address with a user or a password is refused.
 */
export function isAllowed(hosts: readonly string[], address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.username !== '' || url.password !== '' || !hosts.includes(url.host)) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.includes(url.hostname))
}
