import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import { hostsOf } from '../../shared/webhooks/hosts.ts'
import { type Dependencies as SettingsDependencies, routes as settings } from './settings/routes.ts'
import { routes as hooks, type Dependencies as WebhookDependencies } from './webhooks/routes.ts'

/** What keeping needs. */
export type Dependencies = SettingsDependencies & WebhookDependencies & { readonly directory: Directory }

/** Keeps who is told what, and where messages go. */
export const build = (environment: Environment, deps: Dependencies) =>
  serve(environment, [...settings(deps), ...hooks(deps)], deps)

export const handler = ports.handlerOn(build, {
  settings: ports.messageSettings,
  webhooks: ports.webhooks,
  keys: ports.webhookKeys,
  directory: ports.directory,
  hosts: hostsOf,
})
