import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { beginImport } from '../sheet/begin.ts'
import { importFeedback } from './endpoints.ts'
import { planFeedback } from './plan.ts'

/** Begins imports of ratings. */
export const routes = (deps: Dependencies): readonly Route[] => [
  on(importFeedback, async request => {
    const importId = await beginImport(deps, 'feedback', request, planFeedback)
    return reply(202, { importId }, `/v1/feedback/imports/${importId}`)
  }),
]
