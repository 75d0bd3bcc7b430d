import type { Environment } from '../../../../shared/contracts/environment.ts'
import { emptyFacts } from '../../../../shared/domain/ledger/facts.ts'
import { fingerprint } from '../../../../shared/domain/ledger/fingerprint.ts'
import { youthIds } from '../../../../shared/domain/testing/synthetic.ts'
import { addMonths } from '../../../../shared/domain/time/calendar.ts'
import * as ports from '../../../../shared/ports.ts'
import { contacts } from '../events.ts'
import { metered, total, type Units } from '../meter.ts'
import { pipeline } from '../pipeline.ts'
import { times } from '../rounds.ts'
import type { Bench, Finding, Measure } from '../row.ts'
import { forget, wholeRun } from '../run.ts'
import { putCadre, putOrg, seedCadre, seedRoster } from '../world.ts'
import { capacity } from './capacity.ts'

const month = '2026-12'
const orgId = 'o-lianshui'
const measuredCadre = 'c-lianshui-0117'
const cadres = 2
const factor = 10

const told = (units: Units, per: number) =>
  `${total(units, 'write', per).toLocaleString('en')} w, ${total(units, 'read', per).toLocaleString('en')} r`

const same = (what: string, before: string, after: string, grown: string): Finding => ({
  what: `units per ${what}, ${factor} × as much`,
  budget: before,
  measured: after,
  ok: before === after,
  against: `the same with ${factor} × ${grown}`,
})

async function perEvent({ freshTables, progress }: Bench): Promise<Finding> {
  progress('a month of one cadre')
  const measured = { cadreId: measuredCadre, held: 100, count: 10 }
  const few = await capacity(await freshTables(), measured)
  const environment = await freshTables()
  const others = Array.from({ length: factor }, (_, n) => `c-other-${n}`)
  await seedRoster(environment, async roster => {
    await putOrg(roster, orgId)
    for (const cadreId of [measuredCadre, ...others]) await putCadre(roster, orgId, cadreId)
  })
  const recordAndProject = pipeline(environment)
  for (const [n, cadreId] of others.entries()) {
    progress('months and cadres more', n, factor)
    await recordAndProject(contacts(cadreId, '2026-05', youthIds(100), 100, 100 + n))
    const before = addMonths('2026-05', -1 - n)
    await recordAndProject(contacts(measuredCadre, before, youthIds(100), 100, 200 + n))
  }
  const many = await capacity(environment, measured)
  return same('event', told(few.units, few.events), told(many.units, many.events), 'cadres and months')
}

async function addYears(environment: Environment, cadreId: string, years: number): Promise<void> {
  const facts = ports.facts(environment)
  await times(12 * years, 8, n => {
    const before = addMonths('2025-08', -n)
    return facts.writeFacts(cadreId, before, { ...fingerprint([]), facts: emptyFacts(before), version: 1 })
  })
}

async function perCadre({ freshTables, progress }: Bench): Promise<Finding> {
  const environment = await freshTables()
  const seeded = await Promise.all(
    Array.from({ length: cadres }, (_, number) => seedCadre(environment, { orgId, number, month })),
  )
  const measure = () => metered(environment, () => wholeRun(environment, orgId, month))
  const few = await measure()
  await forget(environment)
  for (let number = cadres; number < cadres * factor; number++) {
    progress('cadres and years more', number, cadres * factor)
    await seedCadre(environment, { orgId: 'o-other', city: 'other', number, month })
  }
  for (const cadreId of seeded) await addYears(environment, cadreId, factor)
  const many = await measure()
  return same('assessed cadre', told(few, cadres), told(many, cadres), 'cadres and years of facts')
}

/** Whether what an event or a cadre costs depends on how much else there is. */
export const run: Measure = async bench => {
  return [await perEvent(bench), await perCadre(bench)]
}
