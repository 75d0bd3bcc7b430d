import { sheetFolder } from '../../shared/contracts/environment.ts'
import type { Download } from '../../shared/contracts/media.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { writeAppraisal, writeAppraisalCsv } from '../../shared/exporting/appraisal/write.ts'
import { writeDemands } from '../../shared/exporting/demands.ts'
import { writeRoster } from '../../shared/exporting/roster.ts'
import type { SheetOrder } from '../../shared/repositories/sheet-orders.ts'
import { log } from '../../shared/telemetry/log.ts'
import type { Dependencies } from './ports.ts'

/** Rows of a demand list that fit into the memory of the function. */
const mostDemands = 100_000

function write(sources: Dependencies, order: SheetOrder, most: number): Promise<Download> {
  const { caller, orgId } = order
  switch (order.sheet) {
    case 'roster':
      return writeRoster(sources, caller, orgId, order.all ?? false)
    case 'demands':
      return writeDemands(sources, caller, orgId, {
        state: order.state,
        category: order.category,
        most,
        hint: 'order those of one state or category',
      })
    case 'appraisal':
      return order.format === 'csv'
        ? writeAppraisalCsv(sources, caller, orgId, order)
        : writeAppraisal(sources, caller, orgId, order)
    default:
      return order satisfies never
  }
}

/** The problem of an order. @throws whatever is none: that is tried again. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem && error.toDocument().status < 500) return error
  throw error
}

/** Writes a sheet that was ordered, or keeps why it can't be written. What is written, or has passed, is left alone. */
export async function writeSheet(sources: Dependencies, exportId: string, most = mostDemands): Promise<void> {
  const order = await sources.orders.readOrder(exportId)
  if (!order || order.file || order.problem) return
  const written = await write(sources, order, most).catch(asProblem)
  if (written instanceof Problem) {
    log.info('sheet refused', { exportId, orgId: order.orgId, sheet: order.sheet, code: written.code })
    return sources.orders.refuseOrder(order, written.toDocument())
  }
  const { bytes, name, asciiName } = written
  const key = `${sheetFolder}${exportId}.${order.sheet === 'appraisal' ? order.format : 'xlsx'}`
  await sources.objects.putObject(key, bytes)
  await sources.orders.completeOrder(order, { key, name, asciiName })
  log.info('sheet written', { exportId, orgId: order.orgId, sheet: order.sheet, bytes: bytes.length })
}
