import { onFirstCall } from '../../shared/contracts/environment.ts'
import { on, serve } from '../../shared/http/serve.ts'
import { labels } from '../../shared/labels/labels.ts'
import { readLabels, readOpenapi } from './endpoints.ts'
import document from './openapi.json' with { type: 'json' }

/** Serves the committed document, which `npm run openapi` makes from the catalogue, and the word of every code. */
export const handler = onFirstCall(environment =>
  serve(environment, [
    on(readOpenapi, async () => ({ status: 200 as const, body: document })),
    on(readLabels, async () => ({ status: 200 as const, body: labels })),
  ]),
)
