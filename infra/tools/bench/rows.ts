import type { Measure } from './row.ts'

/** Something to measure, which is loaded only where it is measured. */
export interface Row {
  readonly name: string
  readonly about: string
  /** Measured only where it is named: it takes minutes. */
  readonly alone?: true
  readonly load: () => Promise<{ readonly run: Measure }>
}

/** All rows, in the order in which they are measured. */
export const rows: readonly Row[] = [
  {
    name: 'capacity',
    about: 'write and read units per contact, ledger to view',
    load: () => import('./rows/capacity.ts'),
  },
  {
    name: 'recording',
    about: 'recording against bare conditional puts, each in a process of its own',
    load: () => import('./rows/recording.ts'),
  },
  {
    name: 'peers',
    about: 'castore, the textbook and Powertools beside ours: units, CPU, throughput, and faults',
    load: () => import('./rows/peers.ts'),
  },
  {
    name: 'bundles',
    about: 'size and initialisation of every function',
    load: () => import('./rows/bundles.ts'),
  },
  {
    name: 'pages',
    about: 'how soon the pages show something, 4 × slower',
    load: () => import('./rows/pages.ts'),
  },
  {
    name: 'assessing',
    about: 'cadres per second through a monthly run, and of the pure core',
    load: () => import('./rows/assessing.ts'),
  },
  {
    name: 'growth',
    about: 'capacity per event and assessed cadre when all else grows tenfold',
    load: () => import('./rows/growth.ts'),
  },
  {
    name: 'lists',
    about:
      'read units and queries of a page of every list at 1, 10 and 100 times the size; docs/pictures/growth.svg',
    load: () => import('./rows/lists.ts'),
  },
  {
    name: 'runs',
    about:
      'units per cadre of a monthly run, on tables in memory; one of 100,000 cadres beside its lower bound',
    load: () => import('./rows/runs.ts'),
  },
  {
    name: 'counts',
    about: 'counts of 50,000 cadres in the background: their time against what the function has',
    alone: true,
    load: () => import('./rows/counts.ts'),
  },
  {
    name: 'lake',
    about: 'rows into Parquet, bytes an event, a month’s question to ten million events',
    load: () => import('./rows/lake.ts'),
  },
  {
    name: 'cost',
    about: 'what a month of 2,000 cadres costs, from measured capacity',
    load: () => import('./rows/cost.ts'),
  },
  {
    name: 'load',
    about:
      'the whole system over HTTP while many record: rate, receipt to view, errors, memory, a run beside it; ended early by Ctrl-C it tells what it saw',
    alone: true,
    load: () => import('./rows/load.ts'),
  },
]
