import { compressJson, expandJson } from '../../../shared/aws/compressed-json.ts'
import type { Item, Items, Range } from '../../../shared/aws/items/items.ts'
import type { TableName } from '../../../shared/contracts/function.ts'
import type { MonthFacts } from '../../../shared/domain/ledger/facts.ts'
import type { CadreProfile } from '../../../shared/domain/roster/roster.ts'
import type { Focus } from './campaign.ts'
import type { Process } from './process.ts'
import type { Tier } from './story.ts'
import type { Tampering } from './world.ts'

/** A bug that is put into the system to see that it is found. */
export interface Bug {
  /** What it amounts to. */
  readonly about: string
  readonly tier: Tier
  /** Seed from which on it is soon found; 1 unless said. */
  readonly seed?: number
  /** Faults among which it shows, where it needs many at once. */
  readonly focus?: Focus
  readonly tampering: () => Tampering
}

type Alter = (items: Items, process: Process) => Partial<Items>

/** Alters what some processes see of a table. */
const altering = (table: TableName, alter: Alter) => (): Tampering => ({
  items: (items, name, process) => (name === table ? { ...items, ...alter(items, process) } : items),
})

/** Writes items whose sort key begins so whatever is there. */
const unguarded = (table: TableName, prefix: string) =>
  altering(table, items => ({
    put: (item, guard) => items.put(item, item.sk.startsWith(prefix) ? undefined : guard),
  }))

/** Reads nothing of a partition. */
const blindTo = (table: TableName, pk: string, when: (process: Process) => boolean = () => true) =>
  altering(table, (items, process) => ({
    async *query<Value>(range: Range) {
      if (range.pk !== pk || !when(process)) yield* items.query<Value>(range)
    },
  }))

/** Loses messages that one consumer gets, or that get into a queue. */
const losing =
  (consumer: string, isLost: (message: Record<string, unknown>) => boolean) => (): Tampering => ({
    handed: (name, body) => (name === consumer && isLost(JSON.parse(body)) ? undefined : body),
  })
const notSending =
  (isLost: (message: Record<string, unknown>, process: Process) => boolean) => (): Tampering => ({
    sent: (_, body, process) => (isLost(JSON.parse(body), process) ? undefined : body),
  })

/** Reads compressed values of a range as something else. */
const misreading = <Value>(table: TableName, prefix: string, misread: (values: Value[]) => Value[]) =>
  altering(table, (items, process) => ({
    async *query<Read>(range: Range) {
      if (process.name !== 'assess' || !range.from.startsWith(prefix)) return yield* items.query<Read>(range)
      const found = await Array.fromAsync(items.query<Uint8Array>(range))
      const values = misread(found.map(({ value }) => expandJson<Value>(value)))
      for (const [index, item] of found.entries())
        yield { ...item, value: compressJson(values[index]) } as unknown as Item<Read>
    },
  }))

const ofDetail = (message: Record<string, unknown>) => Object(message.detail) as Record<string, unknown>

type StoredFacts = { readonly facts: MonthFacts }

/** The facts as if an id meant one demand in all months: the last one. */
function mergedById(months: StoredFacts[]): StoredFacts[] {
  return months.map(({ facts, ...rest }, index) => {
    const later = new Set(months.slice(index + 1).flatMap(other => other.facts.demands.map(([id]) => id)))
    const demands = facts.demands.filter(([id]) => !later.has(id))
    return { ...rest, facts: { ...facts, demands } }
  })
}

const lastEntryOnly = (profile: CadreProfile): CadreProfile => ({
  ...profile,
  history: profile.history.slice(-1).map(entry => ({ ...entry, effectiveFrom: '2026-01-01' })),
})

/** Every bug by name; each row of the list of what was seen on the running stack is among them, as far as it can be put in from outside. */
export const bugs: Readonly<Record<string, Bug>> = {
  'the relay gives up after three tries': {
    about: 'a hop that gives up before its source forgets',
    tier: 'recording',
    tampering: () => ({ mostTries: 3 }),
  },
  'entries that the bus refused are taken for published': {
    about: 'a part of a call that failed is dropped',
    tier: 'recording',
    tampering: () => ({
      published: ({ Entries }) => ({ Entries: Entries.map(() => ({ EventId: 'taken' })) }),
    }),
  },
  'an event is written whatever is there': {
    about: 'an id that stands for the last content sent, not the first',
    tier: 'recording',
    tampering: unguarded('ledger', ''),
  },
  'what failed of a batch is acknowledged': {
    about: 'messages lost with the first failure',
    tier: 'recording',
    tampering: () => ({
      answered: (consumer, answer) => (consumer === 'project-month' ? { batchItemFailures: [] } : answer),
    }),
  },
  'a failure has no arm': {
    about: 'a barrier that waits for ever for one who cannot be assessed',
    tier: 'closing',
    tampering: altering('views', items => ({
      async transact(writes) {
        const counts = writes.some(write => 'put' in write && write.put.sk.startsWith('KEPT#'))
        if (counts) throw new Error('nobody thought of that')
        return items.transact(writes)
      },
      async *query<Value>(range: Range) {
        if (range.pk !== 'OPENRUNS') yield* items.query<Value>(range)
      },
    })),
  },
  'an id means one thing in all months': {
    about: 'what is unique in a partition, merged across partitions',
    tier: 'closing',
    seed: 270,
    tampering: misreading<StoredFacts>('views', 'FACTS#', mergedById),
  },
  'history is read through today’s attributes': {
    about: 'a month that is over, told by what holds now',
    tier: 'closing',
    tampering: altering('roster', (items, process) => ({
      async *query<Value>(range: Range) {
        for await (const item of items.query<Value>(range))
          yield item.sk === 'PROFILE' && process.name === 'assess'
            ? { ...item, value: lastEntryOnly(item.value as CadreProfile) as Value }
            : item
      },
    })),
  },
  'the work list is made of what exists': {
    about: 'a late event while the closing writes a first result; a cadre who becomes known after it',
    tier: 'closing',
    tampering: blindTo('results', 'OPENINGS', process => process.about.includes('reassess')),
  },
  'equal results in other words count as changed': {
    about: 'identity over representation: a revision that changes nothing',
    tier: 'closing',
    tampering: misreading<{ dimensions: object }>('results', 'ASSESSMENT#', revisions =>
      revisions.map(revision => ({ ...revision, dimensions: { ...revision.dimensions, v: 1 } })),
    ),
  },
  'a new calendar has no consequences': {
    about: 'inputs outside of what is watched',
    tier: 'closing',
    tampering: losing('on-calendar-changed', () => true),
  },
  'a changed link has no consequences': {
    about: 'invalidation narrower than what changed',
    tier: 'closing',
    seed: 270,
    tampering: losing('on-roster-changed', message => ofDetail(message).subject === 'link'),
  },
  'a changed org has no consequences': {
    about: 'invalidation narrower than what changed',
    tier: 'closing',
    seed: 95,
    tampering: losing('on-roster-changed', message => ofDetail(message).subject === 'org'),
  },
  'a late event assesses nobody': {
    about: 'a closed result that lacks what came late',
    tier: 'closing',
    tampering: notSending(({ kind }, { name }) => kind === 'reassess' && name === 'project-month'),
  },
  'a late roll-up stays below': {
    about: 'a change that stops on its way up',
    tier: 'closing',
    tampering: notSending(
      ({ kind, runId }, { about }) => kind === 'rollUp' && !runId && about.startsWith('rollUp'),
    ),
  },
  'a schedule does not catch up': {
    about: 'a closing that was missed stays missed',
    tier: 'closing',
    tampering: () => ({
      fires: (schedule, at) => schedule !== 'hourly-closing' || /-(31|07)T18:00/.test(at),
    }),
  },
  'nobody looks after runs': {
    about: 'a run that stands still when its messages died',
    tier: 'closing',
    tampering: blindTo('views', 'OPENRUNS'),
  },
  'who was kept back gets no turn': {
    about: 'a mended cadre who does not join by itself',
    tier: 'closing',
    tampering: blindTo('views', 'MENDS'),
  },
}
