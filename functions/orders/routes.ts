import type { Objects } from '../../shared/aws/objects.ts'
import type { Send } from '../../shared/aws/queue/send.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { contentDisposition } from '../../shared/http/files.ts'
import { on, type Route, reply } from '../../shared/http/serve.ts'
import type { SheetOrders } from '../../shared/repositories/sheet-orders.ts'
import { getExport, orderExport } from './endpoints.ts'

/** What taking orders needs. */
export interface Dependencies {
  readonly orders: Pick<SheetOrders, 'addOrder' | 'readOrder'>
  readonly objects: Pick<Objects, 'linkTo'>
  readonly sendReport: Send
  readonly now: () => Date
}

/** Seconds for which a link holds. */
const linkLives = 300

/** Takes orders of sheets, and says where they lie. */
export function routes({ orders, objects, sendReport, now }: Dependencies): readonly Route[] {
  return [
    on(orderExport, async ({ caller, params: { orgId }, body: { id: exportId, ...asked } }) => {
      const order = { exportId, orgId, caller, orderedAt: now().toISOString(), ...asked }
      const known = await orders.addOrder(order)
      if (known.orgId !== orgId || known.caller.subject !== caller.subject)
        throw Problem.at('id_reused', 'id')
      // Sent again where the first one may not have come through.
      if (!known.file) await sendReport([{ kind: 'sheet', exportId }])
      return reply(202, { exportId }, `/v1/orgs/${orgId}/exports/${exportId}`)
    }),

    on(getExport, async ({ caller, params: { orgId, exportId } }) => {
      const order = await orders.readOrder(exportId)
      if (order?.orgId !== orgId || order.caller.subject !== caller.subject) throw new Problem('not_found')
      const { sheet, orderedAt, file } = order
      const head = { exportId, sheet, orderedAt }
      if (!file) return reply(200, { ...head, state: 'running' })
      const url = await objects.linkTo(file.key, linkLives, contentDisposition(file))
      const urlUntil = new Date(now().valueOf() + linkLives * 1000).toISOString()
      return reply(200, { ...head, state: 'done', url, urlUntil })
    }),
  ]
}
