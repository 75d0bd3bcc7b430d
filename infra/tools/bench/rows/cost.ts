import { costOf, sumOf } from '../../cost/cost.ts'
import { assumed } from '../../cost/measured.ts'
import { usEast1 } from '../../cost/prices.ts'
import { metered, total, type Units } from '../meter.ts'
import { quietly } from '../quietly.ts'
import { times } from '../rounds.ts'
import { type Bench, type Finding, type Measure, short, told } from '../row.ts'
import { wholeRun } from '../run.ts'
import { seedCadre } from '../world.ts'
import { capacity } from './capacity.ts'

/** How much a month is used: by full-time cadres with four events a day on some thirty days. */
const usage = { cadres: 2_000, events: 120, bursts: 0, pages: 60, history: 12 }
const measuredCadres = 10
const orgId = 'o-lianshui'
const month = '2026-12'

const unitsOf = (units: Units, per: number) => ({
  write: total(units, 'write', per),
  read: total(units, 'read', per),
})

async function findings({ freshTables, progress }: Bench): Promise<Finding[]> {
  progress(`a month of ${usage.events} events, one by one`)
  const recorded = await capacity(await freshTables(), { held: 0, count: usage.events })
  const environment = await freshTables()
  await times(measuredCadres, 4, number => seedCadre(environment, { orgId, number, month }))
  progress(`a run over ${measuredCadres} cadres`)
  const run = await metered(environment, () => wholeRun(environment, orgId, month))
  const trickle = unitsOf(recorded.units, recorded.events)
  const assessed = unitsOf(run, measuredCadres)
  const lines = costOf(usage, { trickle, burst: trickle, assessed }, assumed, usEast1)
  const ofMonth = (kind: 'write' | 'read') =>
    told(
      `${kind} units per cadre and month`,
      short(usage.events * trickle[kind] + assumed.runs * assessed[kind], 1),
      `${usage.events} events × ${short(trickle[kind], 1)} + ${assumed.runs} runs × ${short(assessed[kind], 1)}`,
    )
  const parts = Map.groupBy(lines, ({ part }) => part)
  return [
    ofMonth('write'),
    ofMonth('read'),
    told(
      `cost of a month of ${short(usage.cadres)} cadres`,
      `$${short(sumOf(lines))}`,
      `${[...parts].map(([part, some]) => `${part} $${short(sumOf(some))}`).join(', ')}; npm run cost tells of what`,
    ),
  ]
}

/** What a month costs, as `npm run cost` reckons it, from capacity that is measured now. */
export const run: Measure = bench => quietly(() => findings(bench))
