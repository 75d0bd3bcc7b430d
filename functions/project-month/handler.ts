import * as z from 'zod'
import { entityId, eventId, month } from '../../events/envelope.ts'
import { consuming } from '../../shared/aws/queue/consume.ts'
import type { Send } from '../../shared/aws/queue/send.ts'
import { onFirstCall } from '../../shared/contracts/environment.ts'
import { localMonth } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import { listDemands } from '../../shared/listing/demands.ts'
import * as ports from '../../shared/ports.ts'
import { measure } from '../../shared/telemetry/metrics.ts'
import { type ProjectionDependencies, project } from './project.ts'

const detail = z.object({
  id: eventId,
  cadreId: entityId,
  month,
  recordedAt: z.iso.datetime({ offset: true }).optional(),
})
const announced = z.object({ detail })

function measureLag(details: readonly z.infer<typeof detail>[], now: Date): void {
  for (const { recordedAt } of details)
    if (recordedAt !== undefined)
      measure('projectionLag', Math.max(0, now.getTime() - Date.parse(recordedAt)))
}

/** Folds the months of the announced events. Of one that is over the cadre is assessed again: the run may have missed it. */
export const build = (dependencies: ProjectionDependencies, send: Send, now: () => Date) =>
  consuming({
    read: body => announced.parse(body).detail,
    key: ({ cadreId, month }) => `${cadreId}#${month}`,
    work: async details => {
      const [{ cadreId, month }] = details
      const outcome = await project(
        dependencies,
        cadreId,
        month,
        details.map(({ id }) => id),
      )
      if (outcome === 'written') measureLag(details, now())
      const over = localMonth(now().toISOString(), ledgerZone) > month
      if (over) await send([{ kind: 'reassess', cadreId, month }])
    },
  })

export const handler = onFirstCall(environment => {
  const { send, now, ...stores } = ports.openPorts(environment, {
    ledger: ports.ledger,
    facts: ports.factsViews,
    send: ports.sendWork,
    now: ports.clock,
  })
  const listing = ports.openPorts(environment, {
    roster: ports.rosterReads,
    facts: ports.facts,
    demandLists: ports.demandLists,
  })
  return build({ ...stores, listDemands: cadreId => listDemands(listing, cadreId) }, send, now)
})
