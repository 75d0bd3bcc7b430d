import type { Objects } from '../../shared/aws/objects.ts'
import { sheetFolder } from '../../shared/contracts/environment.ts'
import { type DemandSheetSources, writeDemands } from '../../shared/exporting/demands.ts'
import { type RosterSheetSources, writeRoster } from '../../shared/exporting/roster.ts'
import type { SheetOrder, SheetOrders } from '../../shared/repositories/sheet-orders.ts'
import { log } from '../../shared/telemetry/log.ts'

/** What writing ordered sheets needs. */
export interface SheetSources extends DemandSheetSources {
  readonly roster: RosterSheetSources['roster']
  readonly orders: Pick<SheetOrders, 'readOrder' | 'completeOrder'>
  readonly objects: Pick<Objects, 'putObject'>
}

/** Rows of a demand list that fit into the memory of the function. */
const mostDemands = 100_000

const write = (sources: SheetSources, { sheet, caller, orgId, ...asked }: SheetOrder) =>
  sheet === 'roster'
    ? writeRoster(sources, caller, orgId, asked.all ?? false)
    : writeDemands(sources, caller, orgId, {
        state: asked.state,
        category: asked.category,
        most: mostDemands,
      })

/** Writes a sheet that was ordered; one that is written, or whose order has passed, is left alone. */
export async function writeSheet(sources: SheetSources, exportId: string): Promise<void> {
  const order = await sources.orders.readOrder(exportId)
  if (!order || order.file) return
  const { bytes, name, asciiName } = await write(sources, order)
  const key = `${sheetFolder}${exportId}.xlsx`
  await sources.objects.putObject(key, bytes)
  await sources.orders.completeOrder(order, { key, name, asciiName })
  log.info('sheet written', { exportId, orgId: order.orgId, sheet: order.sheet, bytes: bytes.length })
}
