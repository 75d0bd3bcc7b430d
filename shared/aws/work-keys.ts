import { key, padded } from './keys.ts'

/** Partitions over which the orgs of a run are spread: one takes a thousand writes a second. */
const shards = 32

/** The partition, of those of a run, in which what is told of an org lies. */
function shardOf(orgId: string): number {
  let hash = 0
  for (const character of orgId) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0
  return hash % shards
}

const orgOfRun = (month: string, runId: string, orgId: string) => `RUN#${month}#${runId}#${shardOf(orgId)}`

/** The partitions in which what is told of the orgs of a run lies. */
export const orgPartitions = (month: string, runId: string): string[] =>
  Array.from({ length: shards }, (_, shard) => `RUN#${month}#${runId}#${shard}`)

/** Keys of runs, in the table of the views. */
export const runKeys = {
  run: (month: string, runId: string) => key(`RUN#${month}#${runId}`, 'RUN'),
  /** What a run has to do for one org. */
  plan: (month: string, runId: string, orgId: string) => key(orgOfRun(month, runId, orgId), `PLAN#${orgId}`),
  /** How far one org is within a run. */
  progress: (month: string, runId: string, orgId: string) =>
    key(orgOfRun(month, runId, orgId), `PROGRESS#${orgId}`),
  /** That a chunk of an org is done. */
  chunkDone: (month: string, runId: string, orgId: string, chunk: string) =>
    key(orgOfRun(month, runId, orgId), `DONE#${orgId}#${chunk}`),
  /** That a run kept a cadre back. */
  keptBack: (month: string, runId: string, orgId: string, cadreId: string) =>
    key(`RUN#${month}#${runId}`, `KEPT#${orgId}#${cadreId}`),
  /** A run that has to be looked after. */
  open: (month: string, runId: string) => key('OPENRUNS', `${month}#${runId}`),
} as const

/** Keys of the jobs. */
export const jobKeys = {
  /** Which of a person's jobs of a kind is worked on. */
  turn: (kind: string, by: string) => key(`TURN#${kind}#${by}`, 'TURN'),
  /** A sheet that somebody ordered. */
  sheet: (exportId: string) => key(`EXPORT#${exportId}`, 'EXPORT'),
  /** What was counted of a large org. */
  count: (orgId: string, what: string, of: string) => key(`COUNT#${orgId}`, `${what}#${of}`),
  job: (jobId: string) => key(`JOB#${jobId}`, 'JOB'),
  /** Rows to work on. */
  rows: (jobId: string, rowsId: string, chunk: number) =>
    key(`JOB#${jobId}`, `ROWS#${rowsId}#${padded(chunk, 6)}`),
  /** What would become of them, found before anything was written. */
  planned: (jobId: string, chunk: number) => key(`JOB#${jobId}`, `PLANNED#${padded(chunk, 6)}`),
  /** What became of them. */
  results: (jobId: string, chunk: number) => key(`JOB#${jobId}`, `RESULTS#${padded(chunk, 6)}`),
  /** How many of them became what. */
  counts: (jobId: string, chunk: number) => key(`JOB#${jobId}`, `COUNTS#${padded(chunk, 6)}`),
} as const

/** Keys of the rehearsals of policies, in the table of the jobs. */
export const rehearsalKeys = {
  rehearsal: (rehearsalId: string) => key(`REHEARSAL#${rehearsalId}`, 'REHEARSAL'),
  /** How far one org's month is. */
  org: (rehearsalId: string, month: string, orgId: string) =>
    key(`REHEARSAL#${rehearsalId}`, `ORG#${month}#${orgId}`),
  /** What came of a cadre's month. */
  cadre: (rehearsalId: string, month: string, orgId: string, cadreId: string) =>
    key(`REHEARSAL#${rehearsalId}#${month}#${orgId}`, `CADRE#${cadreId}`),
  /** The same of one whom the draft moves, in the order of the list. */
  moved: (rehearsalId: string, place: string) => key(`REHEARSAL#${rehearsalId}`, `MOVED#${place}`),
  /** A cadre who could not be assessed. */
  keptBack: (rehearsalId: string, month: string, cadreId: string) =>
    key(`REHEARSAL#${rehearsalId}`, `KEPT#${month}#${cadreId}`),
  /** What an org's month is made of: its own cadres, or an org below with all below that. */
  part: (rehearsalId: string, orgId: string, month: string, childId: string | undefined) =>
    key(`REHEARSAL#${rehearsalId}`, `PART#${orgId}#${month}#${childId ?? '-'}`),
  /** The whole of a month. */
  whole: (rehearsalId: string, month: string) => key(`REHEARSAL#${rehearsalId}`, `WHOLE#${month}`),
} as const
