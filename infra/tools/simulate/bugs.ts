import type { Guard, Item, Items, Range } from '../../../shared/aws/items/items.ts'
import type { OrgProfile, Place } from '../../../shared/domain/roster/orgs.ts'
import type { CadreProfile } from '../../../shared/domain/roster/roster.ts'
import type { Focus } from './campaign.ts'
import {
  digestOfFacts,
  lastEntryOnly,
  lastOnly,
  lastPlaces,
  mergedById,
  type StoredFacts,
} from './mistakes.ts'
import type { Row } from './rows.ts'
import type { Request } from './story/requests.ts'
import { closings, type Story, type Tier } from './story.ts'
import {
  altering,
  blindTo,
  holdingNoMoreThan,
  losing,
  mishearing,
  misreading,
  notSending,
  rereading,
  unguarded,
} from './tamper.ts'
import type { Tampering } from './world.ts'

/** A bug that is put into the system to see that it is found. */
export interface Bug {
  /** What it amounts to. */
  readonly about: string
  /** The row of what was seen that it stands for; absent where it was only thought of. */
  readonly row?: Row
  readonly tier: Tier
  /** Seed from which on it is soon found; 1 unless said. */
  readonly seed?: number
  /** Whether it can show in a story at all, where that is seldom. */
  readonly among?: (story: Story) => boolean
  /** Faults among which it shows, where it needs many at once. */
  readonly focus?: Focus
  readonly tampering: () => Tampering
}

const ofDetail = (message: Record<string, unknown>) => Object(message.detail) as Record<string, unknown>

/** Stories in which somebody asks for something of these, or does so once the month is closed. */
const asking = (...endpoints: readonly Request['endpoint'][]) => askingSince(0, ...endpoints)
const askingLate = (...endpoints: readonly Request['endpoint'][]) => askingSince(closings.final, ...endpoints)
const askingSince =
  (since: number, ...endpoints: readonly Request['endpoint'][]) =>
  ({ actions }: Story) =>
    actions.some(each => each.kind === 'request' && each.at > since && endpoints.includes(each.endpoint))

/** Stories in which somebody becomes known once the month is closed. */
const becomingKnownLate = ({ actions }: Story) =>
  actions.some(
    each => each.kind === 'request' && each.at > closings.final && each.params?.cadreId === 'c-late',
  )

/** Stories with a lake in which somebody asks for something of these, or for anything. */
const withLake =
  (...endpoints: readonly Request['endpoint'][]) =>
  (story: Story) =>
    story.lake && (endpoints.length === 0 || asking(...endpoints)(story))

/** What one consumer says failed is taken for done. */
const forgiving = (consumer: string) => (): Tampering => ({
  answered: (name, answer) => (name === consumer ? { batchItemFailures: [] } : answer),
})

/** A message under another name. */
function renamed<Value>(item: Item<Value>, name: string): Item<Value> {
  if (!item.sk.startsWith('MESSAGE#')) return item
  return { ...item, sk: `MESSAGE#${name}`, value: { ...item.value, id: name } }
}

/** Stories in which an id comes a second time. */
const reusingAnId = ({ actions }: Story) => {
  const ids = actions.flatMap(each =>
    each.kind === 'request' && each.body && 'id' in each.body ? [each.body.id] : [],
  )
  return new Set(ids).size < ids.length
}

/** Every bug by name. */
export const bugs: Readonly<Record<string, Bug>> = {
  'the relay gives up after three tries': {
    about: 'a hop that gives up before its source forgets',
    row: 'gaveUp',
    tier: 'recording',
    seed: 127,
    among: ({ outages }) => outages.length > 0,
    tampering: () => ({ mostTries: 3 }),
  },
  'entries that the bus refused are taken for published': {
    about: 'a part of a call that failed is dropped',
    row: 'gaveUp',
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
    tampering: forgiving('project-month'),
  },
  'a failure has no arm': {
    about: 'a barrier that waits for ever for one who cannot be assessed',
    row: 'noArm',
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
    row: 'merged',
    tier: 'closing',
    seed: 111,
    among: reusingAnId,
    tampering: misreading<StoredFacts>('views', 'FACTS#', mergedById),
  },
  'history is read through today’s attributes': {
    about: 'a month that is over, told by what holds now',
    row: 'today',
    tier: 'closing',
    seed: 45,
    among: asking('putCadre'),
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
    row: 'workList',
    tier: 'closing',
    among: becomingKnownLate,
    tampering: blindTo('results', 'OPENINGS', process => process.about.includes('reassess')),
  },
  'equal results in other words count as changed': {
    about: 'identity over representation: a revision that changes nothing',
    row: 'otherWords',
    tier: 'closing',
    tampering: misreading<{ dimensions: object }>('results', 'ASSESSMENT#', revisions =>
      revisions.map(revision => ({ ...revision, dimensions: { ...revision.dimensions, v: 1 } })),
    ),
  },
  'a new calendar has no consequences': {
    about: 'inputs outside of what is watched',
    row: 'narrower',
    tier: 'closing',
    seed: 414,
    among: askingLate('putCalendarYear'),
    tampering: losing('on-calendar-changed', () => true),
  },
  'a changed link has no consequences': {
    about: 'invalidation narrower than what changed',
    row: 'narrower',
    tier: 'closing',
    seed: 73,
    among: askingLate('putLink'),
    tampering: losing('on-roster-changed', message => ofDetail(message).subject === 'link'),
  },
  'a changed org has no consequences': {
    about: 'invalidation narrower than what changed',
    row: 'narrower',
    tier: 'closing',
    seed: 203,
    among: askingLate('putOrg'),
    tampering: losing('on-roster-changed', message => ofDetail(message).subject === 'org'),
  },
  'a late event assesses nobody': {
    about: 'a closed result that lacks what came late',
    row: 'workList',
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
    row: 'missed',
    tier: 'closing',
    tampering: () => ({
      fires: (schedule, at) => schedule !== 'hourly-closing' || /-(31|07)T18:00/.test(at),
    }),
  },
  'nobody looks after runs': {
    about: 'a run that stands still when its messages died',
    row: 'noArm',
    tier: 'closing',
    tampering: blindTo('views', 'OPENRUNS'),
  },
  'who was kept back gets no turn': {
    about: 'a mended cadre who does not join by itself',
    row: 'noArm',
    tier: 'closing',
    tampering: blindTo('views', 'MENDS'),
  },
  'one failure has its neighbours done again': {
    about: 'a batch is handed back whole, be it for one cadre of it',
    row: 'retryUnit',
    tier: 'recording',
    seed: 100,
    tampering: () => ({
      answered: (_, { batchItemFailures }, { Records }) => ({
        batchItemFailures:
          batchItemFailures.length > 0 ? Records.map(({ messageId }) => ({ itemIdentifier: messageId })) : [],
      }),
    }),
  },
  'a digest leaves the calendar and the roster out': {
    about: 'inputs outside of the hash: other figures under the same digest',
    row: 'unhashed',
    tier: 'closing',
    among: asking('putCalendarYear', 'putCadre'),
    tampering: digestOfFacts,
  },
  'orgs are read as of today': {
    about: 'a month that is over, summed up by where orgs lie now',
    row: 'today',
    tier: 'closing',
    seed: 231,
    among: askingLate('putOrg'),
    tampering: altering('roster', items => ({
      async *query<Value>(range: Range) {
        for await (const item of items.query<Value>(range))
          yield item.sk.startsWith('CHILD#')
            ? { ...item, value: lastPlaces(item.value as Place[]) as Value }
            : item
      },
      async get<Value>(key: Parameters<Items['get']>[0]) {
        const item = await items.get<Value>(key)
        return item && key.sk === 'ORG'
          ? { ...item, value: lastOnly(item.value as OrgProfile) as Value }
          : item
      },
    })),
  },
  'a month’s facts outgrow an item': {
    about: 'a view that stands still with the event that is too much for it',
    row: 'factsTooLarge',
    tier: 'recording',
    tampering: holdingNoMoreThan(170, 'views', 'FACTS#'),
  },
  'a result outgrows an item': {
    about: 'a cadre with so much to show that nothing is kept of it',
    row: 'resultTooLarge',
    tier: 'closing',
    tampering: holdingNoMoreThan(600, 'results', 'ASSESSMENT#'),
  },
  'a changed phone has a cadre assessed again': {
    about: 'invalidation wider than what changed',
    row: 'wider',
    tier: 'closing',
    seed: 18,
    among: asking('putCadre'),
    tampering: mishearing('on-roster-changed', message => ({
      ...message,
      detail: { from: '2026-04-30', ...ofDetail(message) },
    })),
  },
  'whatever changed of a cadre is a cause': {
    about: 'causes that name unrelated edits',
    row: 'unrelated',
    tier: 'closing',
    seed: 115,
    among: askingLate('putCadre'),
    tampering: rereading('roster', 'AUDIT#', value => {
      const { before, after } = value as { before?: object; after: object }
      return 'mobile' in after && before
        ? { ...value, before: { ...before, serviceFrom: '2026-01-02' } }
        : value
    }),
  },
  'what failed to be told is not told again': {
    about: 'a message lost with the first failure',
    tier: 'telling',
    tampering: forgiving('remind'),
  },
  'a receiver’s refusal is taken for its thanks': {
    about: 'a message that never arrives',
    tier: 'telling',
    tampering: forgiving('deliver'),
  },
  'a message has another name each time': {
    about: 'the same thing told twice a day',
    tier: 'telling',
    tampering: altering('messages', (items, process) => ({
      put: <Value>(item: Item<Value>, guard?: Guard) =>
        items.put(renamed(item, String(process.chance(process.about))), guard),
    })),
  },
  'the lake hears nothing of the roster': {
    about: 'an object that says what held before',
    tier: 'recording',
    among: withLake('putCadre', 'putLink'),
    tampering: losing('feed', message => ofDetail(message).type === 'rosterChanged'),
  },
  'the lake hears nothing of results': {
    about: 'a month whose last revision is in no object',
    tier: 'closing',
    among: withLake(),
    tampering: losing('feed', message => ofDetail(message).type === 'assessed'),
  },
}
