import type { Caller } from '../../shared/access/caller.ts'
import { noteRanking } from '../../shared/access/ranking.ts'
import { checkScope } from '../../shared/access/scope.ts'
import type { Environment } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { hashedSubject } from '../../shared/http/access-log.ts'
import { contentDisposition } from '../../shared/http/files.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import type { SheetOrder } from '../../shared/repositories/sheet-orders.ts'
import { getExport, orderExport } from './endpoints.ts'

const opens = {
  orders: ports.sheetOrders,
  turns: ports.turns,
  objects: ports.lakeObjects,
  sendSheet: ports.sendSheet,
  policies: ports.policies,
  directory: ports.directory,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

/** Seconds for which a link holds. */
const linkLives = 300

/** Takes orders of sheets, and says where they lie. */
export function build(environment: Environment, deps: Dependencies) {
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

  return serve(
    environment,
    [
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
    ],
    deps,
  )
}

export const handler = ports.handlerOn(build, opens)
