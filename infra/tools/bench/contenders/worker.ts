import { youthIds } from '../../../../shared/domain/testing/synthetic.ts'
import { contacts, ordinaryContacts } from '../events.ts'
import { processorSeconds, times } from '../rounds.ts'
import { benchCadre, type Contender } from './contender.ts'

/** What a round took. */
export interface Round {
  readonly seconds: number
  /** Of this process: the engine's is not in it. */
  readonly cpuSeconds: number
}

/** What a worker is asked for: so many contacts, none of which were written before. */
export interface RoundAsked {
  /** Within the month, or on its first two days, when an id may have been taken in the month before. */
  readonly days: 'ordinary' | 'edge'
  readonly seed: number
  readonly count: number
  readonly concurrency: number
}

const [name = ''] = process.argv.slice(2)
const { contender } = (await import(`./${name}.ts`)) as { contender: Contender }
const prepare = contender.open(process.env)

function contactsOn({ days, seed, count }: RoundAsked) {
  const { cadreId, month } = benchCadre
  if (days === 'ordinary') return ordinaryContacts(cadreId, month, count, seed)
  const spread = contacts(cadreId, month, youthIds(100), count * 16, seed)
  return spread.filter(({ occurredAt }) => occurredAt.slice(8, 10) <= '02').slice(0, count)
}

process.on('message', async (asked: RoundAsked) => {
  const { count, concurrency } = asked
  const write = prepare(contactsOn(asked))
  const [began, before] = [performance.now(), processorSeconds()]
  await times(count, concurrency, write)
  const cpuSeconds = processorSeconds() - before
  process.send?.({ seconds: (performance.now() - began) / 1000, cpuSeconds })
})
process.send?.('ready')
