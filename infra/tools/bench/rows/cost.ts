import { metered, total } from '../meter.ts'
import { times } from '../rounds.ts'
import type { Finding, Row } from '../row.ts'
import { wholeRun } from '../run.ts'
import { seedCadre } from '../world.ts'
import { capacity } from './capacity.ts'

/** A full-time cadre's month: four events a day on some thirty days. */
const events = 120
const cadres = 10
/** The provisional run and the final one. */
const runs = 2
const orgId = 'o-lianshui'
const month = '2026-12'

/** US dollars per million, us-east-1 (architecture.md). */
const price = { write: 0.625, read: 0.125, putEvents: 1, relay: 0.015 } as const

const dollars = (value: number) => `$${value.toLocaleString('en', { maximumSignificantDigits: 2 })}`
const units = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 })

/** What a cadre's month costs, from measured capacity and list prices. */
export const row: Row = {
  name: 'cost',
  about: 'what a cadre’s month costs, from measured capacity',
  async run({ freshTables, progress }): Promise<Finding[]> {
    progress(`a month of ${events} events, one by one`)
    const recorded = await capacity(await freshTables(), { held: 0, count: events })
    const environment = await freshTables()
    await times(cadres, 4, async number => {
      await seedCadre(environment, { orgId, number, month })
    })
    progress(`a run over ${cadres} cadres`)
    const assessed = await metered(environment, () => wholeRun(environment, orgId, month))

    const write = total(recorded.units, 'write') + runs * total(assessed, 'write', cadres)
    const read = total(recorded.units, 'read') + runs * total(assessed, 'read', cadres)
    const announced = events + runs
    const parts = {
      write: (write * price.write) / 1e6,
      read: (read * price.read) / 1e6,
      bus: (announced * (price.putEvents + price.relay)) / 1e6,
    }
    const sum = parts.write + parts.read + parts.bus
    const told = (what: string, measured: string, against: string): Finding => ({
      what,
      budget: '–',
      measured,
      against,
    })
    const perEvent = (kind: 'read' | 'write') => units(total(recorded.units, kind, events))
    const perCadre = (kind: 'read' | 'write') => units(total(assessed, kind, cadres))
    return [
      told(
        'write units per cadre and month',
        units(write),
        `${events} events × ${perEvent('write')} + ${runs} runs × ${perCadre('write')}`,
      ),
      told(
        'read units per cadre and month',
        units(read),
        `${events} events × ${perEvent('read')} + ${runs} runs × ${perCadre('read')}`,
      ),
      told(
        'cost per 1,000 cadres and month',
        dollars(sum * 1000),
        `writes ${dollars(parts.write * 1000)} ($${price.write}/M) + reads ${dollars(parts.read * 1000)} ` +
          `($${price.read}/M) + bus ${dollars(parts.bus * 1000)} (${announced} × ($${price.putEvents} + ` +
          `$${price.relay})/M); without API calls, functions and storage`,
      ),
    ]
  },
}
