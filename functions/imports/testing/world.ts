import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { sqsEvent } from '../../../shared/aws/queue/testing.ts'
import type { KeyRing } from '../../../shared/aws/secrets.ts'
import { call, claimsOf, download, type Received, type Sent } from '../../../shared/http/testing.ts'
import { jobsOn } from '../../../shared/repositories/jobs.ts'
import { ledgerOn } from '../../../shared/repositories/ledger.ts'
import type { CurrentPolicy } from '../../../shared/repositories/policies.ts'
import { rosterOn } from '../../../shared/repositories/roster/open.ts'
import { rosterDependencies } from '../../../shared/repositories/roster/testing/dependencies.ts'
import { admin, populate, wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { build as buildResults } from '../../import-results/handler.ts'
import { build as buildWorker } from '../../work-imports/handler.ts'
import { build } from '../handler.ts'

/** Claims of the county's administrator. */
export const ofCounty = claimsOf('orgAdmin', 'ls')

const ring: KeyRing = { current: '1', keys: { '1': 'a key for tests' } }

type Endpoint = Parameters<typeof call>[1]

/** A county with two cadres, its imports and their worker. */
export async function openWorld(policies?: CurrentPolicy) {
  let now = new Date('2026-05-20T09:00:00+08:00')
  const clock = () => now
  const [rosterItems, jobItems, ledgerItems] = [memoryItems(), memoryItems(), memoryItems()]
  const roster = rosterOn(rosterItems)
  await populate(roster)
  await roster.putCadre(
    'c-li',
    { ...wang, name: '李四', mobile: '13800000002', bases: [], accounts: [] },
    admin('2026-01-01'),
  )
  const [jobs, ledger] = [jobsOn(jobItems, clock), ledgerOn(ledgerItems)]
  const queue: unknown[] = []
  const sent: unknown[] = []
  let lost = 0
  const deps = {
    ...rosterDependencies(roster, clock, policies),
    jobs,
    sendImport: async (messages: readonly unknown[]) => {
      sent.push(...messages)
      if (lost-- <= 0) queue.push(...messages)
    },
    youthKeys: async () => ring,
  }
  const begins = build({}, deps)
  const tells = buildResults({}, deps)
  const handlerOf = ({ method }: Pick<Endpoint, 'method'>) => (method === 'GET' ? tells : begins)
  const worker = buildWorker({ ...deps, ledger })

  return {
    roster,
    jobs,
    jobItems,
    ledger,
    sent,
    set: (instant: string) => {
      now = new Date(instant)
    },
    call: (endpoint: Endpoint, request: Omit<Sent, 'claims'>, claims = ofCounty): Promise<Received> =>
      call(handlerOf(endpoint), endpoint, { ...request, claims }),
    download: (endpoint: Endpoint, params: Record<string, string>, claims = ofCounty) =>
      download(handlerOf(endpoint), endpoint, { params, claims }),
    /** Loses what is sent so many times. */
    lose: (times: number) => {
      lost = times
    },
    /** Loses what waits, as after its last try. */
    drop: () => void queue.splice(0),
    /** Works off some or all messages that are waiting; the failed ones wait again. */
    async work(most = Number.POSITIVE_INFINITY): Promise<void> {
      const messages = queue.splice(0, most)
      const { batchItemFailures } = await worker(sqsEvent(messages))
      for (const { itemIdentifier } of batchItemFailures)
        queue.push(messages[Number(itemIdentifier.slice(1))])
    },
    /** Everything that is kept anywhere, as text. */
    async everything(): Promise<string> {
      const all: unknown[] = [...sent]
      for (const items of [rosterItems, jobItems, ledgerItems])
        for await (const item of items.scan()) all.push(item)
      return JSON.stringify(all)
    },
  }
}

/** See {@link openWorld}. */
export type World = Awaited<ReturnType<typeof openWorld>>

/** Rows of cells as .csv. */
export const csvOf = (...rows: readonly (readonly string[])[]): Pick<Sent, 'body' | 'mediaType'> => ({
  body: rows.map(row => row.join(',')).join('\r\n'),
  mediaType: 'text/csv',
})
