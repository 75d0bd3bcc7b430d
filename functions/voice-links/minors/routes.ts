import { Problem } from '../../../shared/contracts/problem.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { getMinor, putMinor } from './endpoints.ts'

/** Keeps which youths are under 14, and whether a guardian consents. */
export function routes({ minors, roster, now }: Dependencies): readonly Route[] {
  return [
    on(putMinor, async ({ caller, params: { orgId, youthId }, body: { minor, ...consent } }) => {
      const own = caller.cadreId === undefined ? undefined : await roster.readCadreWithLinks(caller.cadreId)
      if (own?.links.some(link => link.youthId === youthId)) throw new Problem('forbidden')
      const { consentOn, reference } = consent
      const today = todayAt(now())
      if (consentOn !== undefined && consentOn > today)
        throw Problem.at('invalid_request', 'consentOn', `not after ${today}`, 'too_big')
      const recorded = {
        youthId,
        ...(consentOn !== undefined && { consentOn }),
        ...(reference !== undefined && { reference }),
        by: caller.subject,
        at: now().toISOString(),
      }
      if (!minor) {
        await minors.removeMinor(orgId, youthId)
        return reply(200, { youthId, minor })
      }
      await minors.putMinor(orgId, recorded)
      return reply(200, { ...recorded, minor })
    }),

    on(getMinor, async ({ params: { orgId, youthId } }) => {
      const known = await minors.readMinor(orgId, youthId)
      return reply(200, known ? { ...known, minor: true } : { youthId, minor: false })
    }),
  ]
}
