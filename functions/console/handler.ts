import type { Environment } from '../../shared/contracts/environment.ts'
import { on, serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { type Pages, pages } from './assets.ts'
import { readSettings } from './endpoints.ts'
import { fileAt } from './files.ts'
import { readLogin } from './login.ts'

/** Serves the pages, and what they have to know before they can ask the API anything. */
export function build(environment: Environment, { now, files }: { now: () => Date; files: Pages }) {
  const login = readLogin(environment)
  const answer = fileAt(files, login)
  const settings = async () => ({
    status: 200 as const,
    body: { ...login.settings, now: now().toISOString() },
  })
  const json = serve(environment, [on(readSettings, settings)])
  return (async (event, context) => answer(event) ?? json(event, context)) satisfies typeof json
}

export const handler = ports.handlerOn((environment, { now }) => build(environment, { now, files: pages }), {
  now: ports.clock,
})
