import type { Measure } from './row.ts'

/** Something to measure, which is loaded only where it is measured. */
export interface Row {
  readonly name: string
  readonly about: string
  /** Measured only where it is named: it takes minutes. */
  readonly alone: boolean
  readonly load: () => Promise<{ readonly run: Measure }>
}

/** A row, whose file in `rows` has its name. */
const row = (name: string, about: string, { alone = false } = {}): Row => ({
  name,
  about,
  alone,
  load: () => import(`./rows/${name}.ts`),
})

/** All rows, in the order in which they are measured. */
export const rows: readonly Row[] = [
  row('capacity', 'write and read units per contact, ledger to view'),
  row('recording', 'recording against bare conditional puts, each in a process of its own'),
  row('peers', 'castore, the textbook and Powertools beside ours: units, CPU, throughput, and faults'),
  row('bundles', 'size and initialisation of every function'),
  row('pages', 'how soon the pages show something, 4 × slower'),
  row('assessing', 'cadres per second through a monthly run, and of the pure core'),
  row('growth', 'capacity per event and assessed cadre when all else grows tenfold'),
  row(
    'lists',
    'read units and queries of a page of every list at 1, 10 and 100 times the size; docs/pictures/growth.svg',
  ),
  row(
    'runs',
    'units per cadre of a monthly run, on tables in memory; one of 100,000 cadres beside its lower bound',
  ),
  row('counts', 'counts of 50,000 cadres in the background: their time against what the function has', {
    alone: true,
  }),
  row('lake', 'rows into Parquet, bytes an event, a month’s question to ten million events'),
  row('cost', 'what a month of 2,000 cadres costs, from measured capacity'),
  row(
    'load',
    'the whole system over HTTP while many record: rate, receipt to view, errors, memory, a run beside it; ended early by Ctrl-C it tells what it saw',
    { alone: true },
  ),
]
