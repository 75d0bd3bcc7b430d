import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { getCadreMessages, getOrgMessages, putCadreMessages, putOrgMessages } from './endpoints.ts'

/** Keeps who is told what. */
export function routes({ settings }: Dependencies): readonly Route[] {
  return [
    on(getCadreMessages, async ({ params: { cadreId } }) => {
      const known = (await settings.readCadreMessages([cadreId]))[cadreId]
      return reply(200, { mute: [], ...known } as never)
    }),

    on(putCadreMessages, async ({ params: { cadreId }, body }) => {
      await settings.putCadreMessages(cadreId, body)
      return reply(200, body)
    }),

    on(getOrgMessages, async ({ params: { orgId } }) => {
      const known = await settings.readOrgMessages(orgId)
      return reply(200, { mute: [], ...known } as never)
    }),

    on(putOrgMessages, async ({ params: { orgId }, body }) => {
      await settings.putOrgMessages(orgId, body)
      return reply(200, body)
    }),
  ]
}
