import type { Environment } from '../../shared/contracts/environment.ts'
import { on, serve } from '../../shared/http/serve.ts'
import { labels } from '../../shared/labels/labels.ts'
import { handlerOn } from '../../shared/ports.ts'
import { readLabels, readMe, readOpenapi } from './endpoints.ts'
import { meOf } from './me.ts'
import document from './openapi.json' with { type: 'json' }
import { pageAt } from './pages.ts'
import { type Dependencies, opens } from './ports.ts'

/** Serves what a client begins with: the committed document, also as a page, all words, and who the caller is. */
export const build = (environment: Environment, deps: Dependencies) => {
  const json = serve(environment, [
    on(readOpenapi, async () => ({ status: 200 as const, body: document })),
    on(readLabels, async () => ({ status: 200 as const, body: labels })),
    on(readMe, async ({ caller }) => ({ status: 200 as const, body: await meOf(deps, caller) })),
  ])
  return (async (event, context) => pageAt(event.routeKey) ?? json(event, context)) satisfies typeof json
}

export const handler = handlerOn(build, opens)
