import type { Caller } from '../../shared/access/caller.ts'
import { noteRanking } from '../../shared/access/ranking.ts'
import { checkScope } from '../../shared/access/scope.ts'
import type { Objects } from '../../shared/aws/objects.ts'
import type { Send } from '../../shared/aws/queue/send.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { hashedSubject } from '../../shared/http/access-log.ts'
import { contentDisposition } from '../../shared/http/files.ts'
import { on, type Route, reply } from '../../shared/http/serve.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { Policies } from '../../shared/repositories/policies.ts'
import type { SheetOrder, SheetOrders } from '../../shared/repositories/sheet-orders.ts'
import type { Turns } from '../../shared/repositories/turns.ts'
import { getExport, orderExport } from './endpoints.ts'

/** What taking orders needs. */
export interface Dependencies {
  readonly orders: Pick<SheetOrders, 'addOrder' | 'readOrder'>
  readonly turns: Turns
  readonly objects: Pick<Objects, 'linkTo'>
  readonly sendSheet: Send
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
  readonly directory: Directory
  readonly now: () => Date
}

/** Seconds for which a link holds. */
const linkLives = 300

/** Takes orders of sheets, and says where they lie. */
export function routes(deps: Dependencies): readonly Route[] {
  const { orders, turns, objects, sendSheet, policies, directory, now } = deps
  const isOver = async (exportId: string) => {
    const order = await orders.readOrder(exportId)
    return order?.file !== undefined || order?.problem !== undefined
  }

  /** @throws Problem `not_found` where the caller reaches the org neither today nor at the time of the sheet. */
  const requireReach = (
    caller: Caller,
    orgId: string,
    sheet: Pick<SheetOrder, 'sheet'> & { time?: string },
  ) => checkScope(directory, caller, { org: 'orgId', time: ['time'] }, { orgId, time: sheet.time })

  return [
    on(orderExport, async ({ caller, params: { orgId }, body: { id: exportId, ...asked } }) => {
      /** @throws Problem `id_reused` */
      const checkOwn = (order: SheetOrder | undefined) => {
        if (order && (order.orgId !== orgId || order.caller.subject !== caller.subject))
          throw Problem.at('id_reused', 'id')
      }
      await requireReach(caller, orgId, asked)
      if (asked.sheet === 'appraisal' && asked.sort !== undefined)
        await noteRanking(policies, caller, { orgId, month: asked.time, sort: asked.sort })
      checkOwn(await orders.readOrder(exportId))
      const turn = { kind: 'sheet', by: hashedSubject(caller.subject), jobId: exportId } as const
      const isOrdered = await turns.beginInTurn(turn, isOver, async () => {
        const order = { exportId, orgId, caller, orderedAt: now().toISOString(), ...asked }
        checkOwn(await orders.addOrder(order))
        await sendSheet([{ exportId }])
      })
      if (!isOrdered) throw new Problem('one_at_a_time')
      return reply(202, { exportId }, `/v1/orgs/${orgId}/exports/${exportId}`)
    }),

    on(getExport, async ({ caller, params: { orgId, exportId } }) => {
      const order = await orders.readOrder(exportId)
      if (order?.orgId !== orgId || order.caller.subject !== caller.subject) throw new Problem('not_found')
      await requireReach(caller, orgId, order)
      const { sheet, orderedAt, file, problem } = order
      const head = { exportId, sheet, orderedAt }
      if (problem) return reply(200, { ...head, state: 'failed', problem })
      if (!file) return reply(200, { ...head, state: 'running' })
      const url = await objects.linkTo(file.key, linkLives, contentDisposition(file))
      const urlUntil = new Date(now().valueOf() + linkLives * 1000).toISOString()
      return reply(200, { ...head, state: 'done', url, urlUntil })
    }),
  ]
}
