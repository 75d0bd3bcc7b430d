import type { Environment } from '../../../../shared/contracts/environment.ts'
import { youthIds } from '../../../../shared/domain/testing/synthetic.ts'
import { usEast1 } from '../../cost/prices.ts'
import { contacts } from '../events.ts'
import { byTable, metered, total, type Units } from '../meter.ts'
import { pipeline } from '../pipeline.ts'
import { atMost, type Finding, type Measure, told } from '../row.ts'
import { seedOne } from '../world.ts'

const month = '2026-05'
const orgId = 'o-lianshui'

/** Capacity of the whole way, ledger to view, in a month that already holds so many events. */
export async function capacity(
  environment: Environment,
  { cadreId = 'c-lianshui-0117', held = 300, count = 20, burst = 1 } = {},
): Promise<{ units: Units; events: number }> {
  await seedOne(environment, orgId, cadreId)
  const recordAndProject = pipeline(environment)
  const all = contacts(cadreId, month, youthIds(100), held + count * burst, held + burst)
  if (held > 0) await recordAndProject(all.slice(0, held))
  const units = await metered(environment, async () => {
    for (let from = held; from < all.length; from += burst)
      await recordAndProject(all.slice(from, from + burst))
  })
  return { units, events: all.length - held }
}

/** Units of the textbook's transaction of three items of at most 1 kB: two each by AWS's rule; DynamoDB Local says less. */
const textbook = 3 * 2

const dollars = (write: number, read: number) =>
  `$${(write * usEast1.writeUnitsPerMillion + read * usEast1.readUnitsPerMillion).toFixed(2)}`

/** What a million such events cost in DynamoDB, beside the textbook's. */
const priced = (what: string, { units, events }: { units: Units; events: number }): Finding =>
  told(
    `DynamoDB per million contacts, ${what}`,
    dollars(total(units, 'write', events), total(units, 'read', events)),
    `a transaction of event, marker and counter: ${textbook} write units, ${dollars(textbook, 0)}, whatever the month holds`,
  )

/** Write and read units per single-youth contact. */
export const run: Measure = async ({ freshTables, progress }) => {
  progress('20 contacts one by one')
  const trickle = await capacity(await freshTables(), { count: 20 })
  progress('5 bursts of 100 contacts')
  // The month holds 300 events in the middle of them.
  const burst = await capacity(await freshTables(), { held: 50, count: 5, burst: 100 })
  const finding = (kind: 'read' | 'write', what: string, budget: number, of: typeof trickle) => {
    const { units, events } = of
    const consumed = byTable(units, kind, events)
    return atMost(`${kind} units per contact, ${what}`, budget, total(units, kind, events), consumed)
  }
  return [
    finding('write', 'trickle', 3, trickle),
    finding('write', 'bursts of 100', 1.1, burst),
    finding('read', 'trickle, 300 in the month', 8, trickle),
    finding('read', 'bursts of 100', 0.2, burst),
    priced('trickle, 300 in the month', trickle),
    priced('bursts of 100', burst),
  ]
}
