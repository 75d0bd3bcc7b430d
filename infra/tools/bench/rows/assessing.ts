import { openTable } from '../../../../shared/aws/client.ts'
import { assess, assessWithDigest } from '../../../../shared/domain/assessment/assess.ts'
import { monthsNeeded } from '../../../../shared/domain/assessment/needs.ts'
import { firstVersion } from '../../../../shared/domain/policy/versions.ts'
import { syntheticCadre } from '../../../../shared/domain/testing/synthetic.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import { alternate, processorSeconds, seconds, times } from '../rounds.ts'
import { atLeast, type Bench, type Finding, type Measure, short } from '../row.ts'
import { forget, wholeRun } from '../run.ts'
import { Tape } from '../tape.ts'
import { seedCadre } from '../world.ts'

const month = '2025-12'
const orgId = 'o-lianshui'
const cadres = 50
const rounds = 12
/** As many cadres at once as the function itself takes. */
const concurrency = 8

async function wholeAgainstBare({ freshTables, progress }: Bench): Promise<Finding> {
  const environment = await freshTables()
  let seeded = 0
  await times(cadres, 4, async number => {
    await seedCadre(environment, { orgId, number, month })
    progress('cadres with 100 links and a year of facts', ++seeded, cadres)
  })
  const tape = new Tape(openTable(environment, 'views').client)
  await tape.record(() => wholeRun(environment, orgId, month, tape))
  const assessed = await forget(environment)
  if (assessed !== cadres) throw new Error(`${assessed} of ${cadres} cadres were assessed`)
  const timed = (work: () => Promise<unknown>) => async () => {
    const time = await seconds(work)
    await forget(environment)
    return time
  }
  const compared = await alternate(
    rounds,
    timed(() => wholeRun(environment, orgId, month)),
    timed(() => tape.replay(concurrency)),
    (done, of) => progress('runs', done, of),
  )
  const perSecond = (time: number) => short(cadres / time, 0)
  const [low, high] = compared.spread
  return atLeast(
    'assessing, whole run ÷ bare reads and writes',
    0.8,
    compared.ratio,
    `${perSecond(compared.ours)} ÷ ${perSecond(compared.bare)} cadres/s; the same ${short(tape.calls / cadres, 1)} ` +
      `calls a cadre; middle half of ${rounds} rounds ${short(low)}–${short(high)}`,
  )
}

function pure({ progress }: Bench): Finding[] {
  const [from] = monthsNeeded(firstVersion.policy, month)
  const asOf = lastDate(month)
  const inputs = Array.from({ length: 20 }, (_, seed) => {
    const { roster, facts } = syntheticCadre(`c-${seed}`, month, { seed: seed + 1 })
    return [firstVersion.policy, roster, facts.filter(known => known.month >= from), month, asOf, []] as const
  })
  /** The best of many short rounds: whatever else runs on the machine can only slow it down. */
  const rate = (work: (input: (typeof inputs)[number]) => unknown): number => {
    let best = 0
    for (let round = 0; round < 60; round++) {
      const before = processorSeconds()
      let count = 0
      for (const end = performance.now() + 50; performance.now() < end; count += inputs.length)
        for (const input of inputs) work(input)
      best = Math.max(best, count / (processorSeconds() - before))
    }
    return best
  }
  progress('pure assess')
  const alone = rate(input => assess(...input))
  progress('pure assess with digest')
  const digested = rate(input => assessWithDigest([...input]))
  const what = '100 links, a year of facts, as of 31 December; best of 60 rounds'
  return [
    atLeast('pure assess, cadres/s per core', 20_000, Math.round(alone), what),
    atLeast('pure assess and digest, cadres/s per core', 15_000, Math.round(digested), what),
  ]
}

/** A monthly run against the reads and writes it needs, and the pure function at its core. */
export const run: Measure = async bench => {
  return [await wholeAgainstBare(bench), ...pure(bench)]
}
