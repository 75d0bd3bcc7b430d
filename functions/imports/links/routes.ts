import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { beginImport } from '../sheet/begin.ts'
import { importLinks } from './endpoints.ts'
import { planLinks } from './plan.ts'

/** Begins imports of links. */
export const routes = (deps: Dependencies): readonly Route[] => [
  on(importLinks, async request => {
    const importId = await beginImport(deps, 'links', request, planLinks)
    return reply(202, { importId }, `/v1/links/imports/${importId}`)
  }),
]
