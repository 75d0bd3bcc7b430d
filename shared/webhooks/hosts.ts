import { type Environment, webhookHostsVariable } from '../contracts/environment.ts'

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/** The hosts that the operator lets webhooks lie at, each with its port where that is not the usual one. */
export const hostsOf = (environment: Environment): readonly string[] =>
  (environment[webhookHostsVariable] ?? '')
    .split(',')
    .map(host => host.trim().toLowerCase())
    .filter(Boolean)

/** Whether messages may go to an address: https to a host that the operator lists, http to this machine; no password. */
export function isAllowed(hosts: readonly string[], address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.username !== '' || url.password !== '' || !hosts.includes(url.host)) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.includes(url.hostname))
}
