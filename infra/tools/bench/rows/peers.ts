import type { Environment } from '../../../../shared/contracts/environment.ts'
import { benchCadre, type Contender } from '../contenders/contender.ts'
import { contend } from '../contenders/processes.ts'
import { withPeerTables } from '../contenders/tables.ts'
import type { Round } from '../contenders/worker.ts'
import { ordinaryContacts } from '../events.ts'
import { startFakeBus } from '../fake-bus.ts'
import { faultsOf, type PeerName } from '../faults/faults.ts'
import { metered, total } from '../meter.ts'
import { quietly } from '../quietly.ts'
import { median } from '../rounds.ts'
import { type Bench, type Finding, type Measure, short, told } from '../row.ts'
import { seedOne } from '../world.ts'

const names = ['baixin', 'castore', 'textbook', 'powertools'] as const

const about: Readonly<Record<PeerName, string>> = {
  baixin: 'one put; stream, bus and view come after it',
  castore: 'put and PutEvents; its consumer is given a perfect memory',
  textbook: 'a transaction of event, marker and counter; no bus',
  powertools: 'idempotency record twice, put, counter, PutEvents',
}

let seed = 1000
const made = (many: number) => ordinaryContacts(benchCadre.cadreId, benchCadre.month, many, seed++)

async function tablesWithRoster({ freshTables }: Bench): Promise<Environment> {
  const environment = await withPeerTables(await freshTables())
  await seedOne(environment, benchCadre.orgId, benchCadre.cadreId)
  return environment
}

/** Units of recording a contact, without what comes after it. */
async function unitsOf(name: PeerName, environment: Environment) {
  const { contender } = (await import(`../contenders/${name}.ts`)) as { contender: Contender }
  const write = contender.open({ ...process.env, ...environment })
  const many = made(50)
  const prepared = write(many)
  await prepared(0)
  const units = await metered(environment, async () => {
    for (let n = 1; n < many.length; n++) await prepared(n)
  })
  return { write: total(units, 'write', many.length - 1), read: total(units, 'read', many.length - 1) }
}

async function speeds(environment: Environment, progress: Bench['progress']) {
  const all = [...names, 'bare'].map(name => ({ name }))
  const contest = { warmUp: 1500, rounds: 6, count: 320, nextSeed: () => seed++ }
  const results = await contend(environment, all, contest, progress)
  const against = (at: number, measure: (round: Round, bare: Round) => number) =>
    median(results.map(round => measure(round[at] as Round, round.at(-1) as Round)))
  return names.map((_, at) => ({
    throughput: against(at, (round, bare) => bare.seconds / round.seconds),
    cpu: against(at, (round, bare) => round.cpuSeconds / bare.cpuSeconds),
  }))
}

/** Ours beside others' ways of taking a contact, on the same engine in one run. */
export const run: Measure = async bench => {
  const bus = await startFakeBus()
  Object.assign(process.env, { AWS_ENDPOINT_URL_EVENTBRIDGE: bus.endpoint })
  try {
    const measured = await speeds(await tablesWithRoster(bench), bench.progress)
    const environment = await tablesWithRoster(bench)
    Object.assign(process.env, environment)
    const findings: Finding[] = []
    for (const [n, name] of names.entries()) {
      bench.progress(`faults of ${name}`)
      const units = await unitsOf(name, environment)
      // Faults are meant to be complained of; here they are counted.
      const faults = await quietly(() => faultsOf(name, environment, made))
      const { throughput, cpu } = measured[n] as (typeof measured)[0]
      const verdicts = Object.entries(faults).map(([fault, verdict]) => `${fault}: ${verdict}`)
      findings.push(
        told(
          `${name}: throughput ÷ bare put`,
          short(throughput),
          `client CPU ${short(cpu)} ×, ${short(units.write)} write and ${short(units.read)} read units to take it; ${verdicts.join(', ')}; ${about[name]}`,
        ),
      )
    }
    return findings
  } finally {
    await bus.stop()
  }
}
