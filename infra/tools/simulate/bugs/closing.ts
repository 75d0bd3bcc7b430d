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
    row: 'noArm',
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
    row: 'merged',
    seed: 111,
    among: reusingAnId,
    tampering: misreading<StoredFacts>('views', 'FACTS#', mergedById),
  },
  'history is read through today’s attributes': {
    row: 'today',
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
    row: 'workList',
    among: becomingKnownLate,
    tampering: blindTo('results', 'OPENINGS', process => process.about.includes('reassess')),
  },
  'equal results in other words count as changed': {
    row: 'otherWords',
    tampering: misreading<{ dimensions: object }>('results', 'ASSESSMENT#', revisions =>
      revisions.map(revision => ({ ...revision, dimensions: { ...revision.dimensions, v: 1 } })),
    ),
  },
  'a new calendar has no consequences': {
    row: 'narrower',
    seed: 38,
    among: askingLate('putCalendarYear'),
    tampering: losing('on-settings-changed', message => ofDetail(message).type === 'calendarChanged'),
  },
  'a changed link has no consequences': {
    row: 'narrower',
    seed: 300,
    among: askingLate('putLink'),
    tampering: losing('on-roster-changed', message => ofDetail(message).subject === 'link'),
  },
  'a changed org has no consequences': {
    row: 'narrower',
    seed: 203,
    among: askingLate('putOrg'),
    tampering: losing('on-roster-changed', message => ofDetail(message).subject === 'org'),
  },
  'a late event assesses nobody': {
    row: 'workList',
    tampering: notSending(({ kind }, { name }) => kind === 'reassess' && name === 'project-month'),
  },
  'a late roll-up stays below': {
    tampering: notSending(
      ({ kind, runId }, { about }) => kind === 'rollUp' && !runId && about.startsWith('rollUp'),
    ),
  },
  'a schedule does not catch up': {
    row: 'missed',
    tampering: () => ({
      fires: (schedule, at) => schedule !== 'hourly-closing' || /-(31|07)T18:00/.test(at),
    }),
  },
  'nobody looks after runs': {
    row: 'noArm',
    tampering: blindTo('views', 'OPENRUNS'),
  },
  'who was kept back gets no turn': {
    row: 'noArm',
    tampering: blindTo('views', 'MENDS'),
  },
  'a digest leaves the calendar and the roster out': {
    row: 'unhashed',
    among: asking('putCalendarYear', 'putCadre'),
    tampering: digestOfFacts,
  },
  'orgs are read as of today': {
    row: 'today',
    seed: 231,
    among: askingLate('putOrg'),
    tampering: orgsAsOfToday,
  },
  'a result outgrows an item': {
    row: 'resultTooLarge',
    tampering: holdingNoMoreThan(1_500, 'results', 'ASSESSMENT#'),
  },
  'a changed phone has a cadre assessed again': {
    row: 'wider',
    seed: 18,
    among: asking('putCadre'),
    tampering: mishearing('on-roster-changed', message => ({
      ...message,
      detail: { from: '2026-04-30', ...ofDetail(message) },
    })),
  },
  'whatever changed of a cadre is a cause': {
    row: 'unrelated',
    seed: 547,
    among: askingLate('putCadre'),
    tampering: rereading('roster', 'AUDIT#', value => {
      const { before, after } = value as { before?: object; after: object }
      return 'mobile' in after && before
        ? { ...value, before: { ...before, serviceFrom: '2026-01-02' } }
        : value
    }),
  },
  'the lake hears nothing of results': {
    among: withLake(),
    tampering: losing('feed', message => ofDetail(message).type === 'assessed'),
  },
}
