import type { Range } from '../../../../shared/aws/items/items.ts'
import type { CadreProfile } from '../../../../shared/domain/roster/roster.ts'
import type { Bug } from './bug.ts'
import { digestOfFacts, lastEntryOnly, mergedById, orgsAsOfToday, type StoredFacts } from './mistakes.ts'
import { asking, askingLate, becomingKnownLate, reusingAnId, withLake } from './stories.ts'
import {
  altering,
  blindTo,
  holdingNoMoreThan,
  losing,
  mishearing,
  misreading,
  notSending,
  ofDetail,
  rereading,
} from './tamper.ts'

/** Bugs that show while a month is closed. */
export const closing: Readonly<Record<string, Bug>> = {
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
    tampering: losing('on-settings-changed', message => ofDetail(message).type === 'calendarChanged'),
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
    tampering: orgsAsOfToday,
  },
  'a result outgrows an item': {
    about: 'a cadre with so much to show that nothing is kept of it',
    row: 'resultTooLarge',
    tier: 'closing',
    tampering: holdingNoMoreThan(1_500, 'results', 'ASSESSMENT#'),
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
  'the lake hears nothing of results': {
    about: 'a month whose last revision is in no object',
    tier: 'closing',
    among: withLake(),
    tampering: losing('feed', message => ofDetail(message).type === 'assessed'),
  },
}
