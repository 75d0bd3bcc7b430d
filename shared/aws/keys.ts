/** Primary key of an item. */
export interface Key {
  readonly pk: string
  readonly sk: string
}

/** Keys of the ledger. A void lies in the partition of the month that it names. */
export const ledgerKeys = {
  month: (cadreId: string, month: string) => `${cadreId}#${month}`,
  event: (cadreId: string, month: string, id: string): Key => ({ pk: `${cadreId}#${month}`, sk: id }),
} as const

/** Keys of the roster. `#` cannot occur in an id, so prefixes never run into each other. */
export const rosterKeys = {
  org: (orgId: string): Key => ({ pk: `ORG#${orgId}`, sk: 'ORG' }),
  /** Child of an org; of `-` for the roots. */
  child: (parentId: string | undefined, orgId: string): Key => ({
    pk: `ORG#${parentId ?? '-'}`,
    sk: `CHILD#${orgId}`,
  }),
  /** A cadre who belongs, belonged or will belong to the org. */
  member: (orgId: string, cadreId: string): Key => ({ pk: `ORG#${orgId}`, sk: `MEMBER#${cadreId}` }),
  base: (baseId: string): Key => ({ pk: `BASE#${baseId}`, sk: 'BASE' }),
  /** Cadres who use a base. */
  uses: (baseId: string): Key => ({ pk: `BASE#${baseId}`, sk: 'USES' }),
  /** The same base as its org knows it. */
  baseOf: (orgId: string, baseId: string): Key => ({ pk: `ORG#${orgId}`, sk: `BASE#${baseId}` }),
  cadre: (cadreId: string): Key => ({ pk: `CADRE#${cadreId}`, sk: 'PROFILE' }),
  /** A cadre who has, had or will have a phone. */
  mobile: (mobile: string, cadreId: string): Key => ({ pk: `MOBILE#${mobile}`, sk: `CADRE#${cadreId}` }),
  link: (cadreId: string, youthId: string, since: string): Key => ({
    pk: `CADRE#${cadreId}`,
    sk: `LINK#${youthId}#${since}`,
  }),
  /** All links to a youth, of all cadres, in one item. */
  claims: (youthId: string): Key => ({ pk: `YOUTH#${youthId}`, sk: 'CLAIMS' }),
  /** The implementation plan (实施方案) of an org. */
  plan: (orgId: string): Key => ({ pk: `ORG#${orgId}`, sk: 'PLAN' }),
  /** That an org or a base is being taken away, or was. */
  gate: (pk: string): Key => ({ pk, sk: 'GATE' }),
  /** Audit event `n` of whatever has the partition `pk`. */
  audit: (pk: string, n: number): Key => ({ pk, sk: `AUDIT#${String(n).padStart(8, '0')}` }),
  /** Audit event `n` of the links to a youth, kept with the cadre whose link it was. */
  linkAudit: (cadreId: string, youthId: string, n: number): Key => ({
    pk: `CADRE#${cadreId}`,
    sk: `AUDIT#LINK#${youthId}#${String(n).padStart(8, '0')}`,
  }),
  /** That nobody told the bus of an audit event yet: in one of sixteen partitions, the oldest first. */
  unannounced: (shard: string, at: string, audit: Key): Key => ({
    pk: `UNANNOUNCED#${shard}`,
    sk: `${at}#${audit.pk}#${audit.sk}`,
  }),
  /** Audit event `n` of the plan of an org. */
  planAudit: (orgId: string, n: number): Key => ({
    pk: `ORG#${orgId}`,
    sk: `AUDIT#PLAN#${String(n).padStart(8, '0')}`,
  }),
} as const

/** Keys of the results. */
export const resultKeys = {
  /** That the results of a month are due of an org and all below it, and as what. */
  opening: (month: string, orgId: string): Key => ({ pk: 'OPENINGS', sk: `${month}#${orgId}` }),
  /** Revisions of a cadre's assessment of a month, from 1. */
  revision: (cadreId: string, month: string, revision: number): Key => ({
    pk: `CADRE#${cadreId}`,
    sk: `ASSESSMENT#${month}#${String(revision).padStart(6, '0')}`,
  }),
  /** A signature under an org's month, quarter or year, by what it stands under. */
  signOff: (orgId: string, time: string, digest: string): Key => ({
    pk: `ORG#${orgId}`,
    sk: `SIGNOFF#${time}#${digest}`,
  }),
  /** An objection to a cadre's result of a month. */
  objection: (cadreId: string, month: string, id: string): Key => ({
    pk: `OBJECTIONS#${cadreId}`,
    sk: `${month}#${id}`,
  }),
  /** That nobody has answered one. */
  openObjection: (month: string, orgId: string, cadreId: string, id: string): Key => ({
    pk: 'OBJECTIONS',
    sk: `${month}#${orgId}#${cadreId}#${id}`,
  }),
  /** What the committee says a demand is about, by the root of its tree. */
  topic: (root: string, cadreId: string, demandId: string): Key => ({
    pk: `TOPICS#${root}`,
    sk: `TOPIC#${cadreId}#${demandId}`,
  }),
  /** A flag that somebody dismissed. */
  dismissal: (cadreId: string, month: string, flagId: string): Key => ({
    pk: `DISMISSED#${cadreId}`,
    sk: `${month}#${flagId}`,
  }),
} as const

/** Keys of the settings. */
export const settingKeys = {
  /** A version of a root's policy. */
  policy: (rootId: string, version: number): Key => ({
    pk: `POLICY#${rootId}`,
    sk: String(version).padStart(6, '0'),
  }),
  /** A complaint about the system. */
  complaint: (rootId: string, complaintId: string): Key => ({
    pk: `COMPLAINTS#${rootId}`,
    sk: complaintId,
  }),
  /** What an org wants to be told, and its own orgs and cadres. */
  orgMessages: (orgId: string): Key => ({ pk: `ORGMESSAGES#${orgId}`, sk: 'SETTINGS' }),
  /** Where an org's messages go. */
  webhook: (orgId: string, webhookId: string): Key => ({
    pk: `ORGMESSAGES#${orgId}`,
    sk: `WEBHOOK#${webhookId}`,
  }),
  /** What a cadre wants to be told. */
  cadreMessages: (cadreId: string): Key => ({ pk: `CADREMESSAGES#${cadreId}`, sk: 'SETTINGS' }),
  /** A version of a year's notice, as a root was sent it. */
  calendar: (rootId: string, year: number, version: number): Key => ({
    pk: 'CALENDAR',
    sk: `${rootId}#${year}#${String(version).padStart(6, '0')}`,
  }),
  /** How the keys of a root's notices begin. */
  calendarOf: (rootId: string): Key => ({ pk: 'CALENDAR', sk: `${rootId}#` }),
} as const

/** Keys of the messages. */
export const messageKeys = {
  /** What somebody is told; from here the relay takes it to the bus. */
  message: (recipient: string, id: string): Key => ({ pk: recipient, sk: `MESSAGE#${id}` }),
  /** That a webhook has taken a message. */
  delivered: (orgId: string, webhookId: string, id: string): Key => ({
    pk: `WEBHOOK#${orgId}#${webhookId}`,
    sk: `DELIVERED#${id}`,
  }),
} as const

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

/** Keys of the views. */
export const viewKeys = {
  facts: (cadreId: string, month: string): Key => ({ pk: `CADRE#${cadreId}`, sk: `FACTS#${month}` }),
  /** One line of an org's table. */
  row: (orgId: string, month: string, cadreId: string): Key => ({
    pk: `ORG#${orgId}#${month}`,
    sk: `ROW#${cadreId}`,
  }),
  /** A cadre of an org as it stands in the register of that org, or of one above. */
  registerLine: (registerOf: string, orgId: string, cadreId: string): Key => ({
    pk: `REGISTER#${registerOf}`,
    sk: `${cadreId}#${orgId}`,
  }),
  /** The same once more, of the org’s own cadres alone. */
  ownRegisterLine: (orgId: string, cadreId: string): Key => ({
    pk: `REGISTER#${orgId}#OWN`,
    sk: `${cadreId}#${orgId}`,
  }),
  /** A demand of a cadre of an org, as the list of that org, or of one above, has it in one of its parts. */
  listedDemand: (
    listOf: string,
    part: string,
    { raisedAt, id, cadreId, orgId }: { raisedAt: string; id: string; cadreId: string; orgId: string },
  ): Key => ({ pk: `DEMANDS#${listOf}#${part}`, sk: `${raisedAt}#${id}#${cadreId}#${orgId}` }),
  /** Where a cadre's demands of a year stand in lists. */
  demandsListed: (cadreId: string, year: string): Key => ({ pk: `CADRE#${cadreId}`, sk: `DEMANDS#${year}` }),
  /** A youth whom many cadres claim, in the list of an org, with one of them who ever stands below it. */
  crowded: (listOf: string, cadreId: string, youthId: string): Key => ({
    pk: `OVERLAPS#${listOf}`,
    sk: `${cadreId}#${youthId}`,
  }),
  /** Where a youth stands in lists. */
  overlapListed: (youthId: string): Key => ({ pk: `YOUTH#${youthId}`, sk: 'OVERLAP' }),
  /** Where a cadre stands in registers. */
  registered: (cadreId: string): Key => ({ pk: `CADRE#${cadreId}`, sk: 'REGISTERED' }),
  rollup: (orgId: string, month: string): Key => ({ pk: `ORG#${orgId}#${month}`, sk: 'ROLLUP' }),
  /** Since when what is behind has been so. */
  health: { pk: 'HEALTH', sk: 'SINCE' } as Key,
  run: (month: string, runId: string): Key => ({ pk: `RUN#${month}#${runId}`, sk: 'RUN' }),
  /** What a run has to do for one org. */
  orgPlan: (month: string, runId: string, orgId: string): Key => ({
    pk: orgOfRun(month, runId, orgId),
    sk: `PLAN#${orgId}`,
  }),
  /** How far one org is within a run. */
  orgProgress: (month: string, runId: string, orgId: string): Key => ({
    pk: orgOfRun(month, runId, orgId),
    sk: `PROGRESS#${orgId}`,
  }),
  /** That a chunk of an org is done. */
  chunkDone: (month: string, runId: string, orgId: string, chunk: string): Key => ({
    pk: orgOfRun(month, runId, orgId),
    sk: `DONE#${orgId}#${chunk}`,
  }),
  /** That a run kept a cadre back. */
  runKeptBack: (month: string, runId: string, orgId: string, cadreId: string): Key => ({
    pk: `RUN#${month}#${runId}`,
    sk: `KEPT#${orgId}#${cadreId}`,
  }),
  /** A run that has to be looked after. */
  openRun: (month: string, runId: string): Key => ({ pk: 'OPENRUNS', sk: `${month}#${runId}` }),
  /** Who is kept back and is to be tried again. */
  mend: (month: string, orgId: string, cadreId: string): Key => ({
    pk: 'MENDS',
    sk: `${month}#${orgId}#${cadreId}`,
  }),
  /** Whose turn it was last. */
  mendCursor: { pk: 'MENDCURSOR', sk: 'MEND' } as Key,
  /** That what the lake holds of a cadre has to be written anew: of a month, or from one on. */
  lakeMark: (shard: string, subject: string, month: string, cadreId: string): Key => ({
    pk: `LAKE#${shard}`,
    sk: `${subject}#${month}#${cadreId}`,
  }),
  /** Who writes the lake. */
  lakeLease: { pk: 'LAKE', sk: 'LEASE' } as Key,
  /** By what the lake was written besides what changes cadre by cadre. */
  lakeInputs: { pk: 'LAKE', sk: 'INPUTS' } as Key,
  /** That a cadre has no result of a month yet, though it is due. */
  keptBack: (orgId: string, month: string, cadreId: string): Key => ({
    pk: `ORG#${orgId}#${month}`,
    sk: `KEPT#${cadreId}`,
  }),
} as const

const chunkNumber = (chunk: number) => String(chunk).padStart(6, '0')

/** Keys of the jobs. */
export const jobKeys = {
  /** Which of a person's jobs of a kind is worked on. */
  turn: (kind: string, by: string): Key => ({ pk: `TURN#${kind}#${by}`, sk: 'TURN' }),
  /** A sheet that somebody ordered. */
  sheet: (exportId: string): Key => ({ pk: `EXPORT#${exportId}`, sk: 'EXPORT' }),
  /** What was counted of a large org. */
  count: (orgId: string, what: string, of: string): Key => ({ pk: `COUNT#${orgId}`, sk: `${what}#${of}` }),
  job: (jobId: string): Key => ({ pk: `JOB#${jobId}`, sk: 'JOB' }),
  /** Rows to work on. */
  rows: (jobId: string, chunk: number): Key => ({ pk: `JOB#${jobId}`, sk: `ROWS#${chunkNumber(chunk)}` }),
  /** What would become of them, found before anything was written. */
  planned: (jobId: string, chunk: number): Key => ({
    pk: `JOB#${jobId}`,
    sk: `PLANNED#${chunkNumber(chunk)}`,
  }),
  /** What became of them. */
  results: (jobId: string, chunk: number): Key => ({
    pk: `JOB#${jobId}`,
    sk: `RESULTS#${chunkNumber(chunk)}`,
  }),
  /** How many of them became what. */
  counts: (jobId: string, chunk: number): Key => ({
    pk: `JOB#${jobId}`,
    sk: `COUNTS#${chunkNumber(chunk)}`,
  }),
} as const

/** Keys of the rehearsals of policies, in the table of the jobs. */
export const rehearsalKeys = {
  rehearsal: (rehearsalId: string): Key => ({ pk: `REHEARSAL#${rehearsalId}`, sk: 'REHEARSAL' }),
  /** How far one org's month is. */
  org: (rehearsalId: string, month: string, orgId: string): Key => ({
    pk: `REHEARSAL#${rehearsalId}`,
    sk: `ORG#${month}#${orgId}`,
  }),
  /** What came of a cadre's month. */
  cadre: (rehearsalId: string, month: string, orgId: string, cadreId: string): Key => ({
    pk: `REHEARSAL#${rehearsalId}#${month}#${orgId}`,
    sk: `CADRE#${cadreId}`,
  }),
  /** The same of one whom the draft moves, in the order of the list. */
  moved: (rehearsalId: string, place: string): Key => ({
    pk: `REHEARSAL#${rehearsalId}`,
    sk: `MOVED#${place}`,
  }),
  /** A cadre who could not be assessed. */
  keptBack: (rehearsalId: string, month: string, cadreId: string): Key => ({
    pk: `REHEARSAL#${rehearsalId}`,
    sk: `KEPT#${month}#${cadreId}`,
  }),
  /** What an org's month is made of: its own cadres, or an org below with all below that. */
  part: (rehearsalId: string, orgId: string, month: string, childId: string | undefined): Key => ({
    pk: `REHEARSAL#${rehearsalId}`,
    sk: `PART#${orgId}#${month}#${childId ?? '-'}`,
  }),
  /** The whole of a month. */
  whole: (rehearsalId: string, month: string): Key => ({
    pk: `REHEARSAL#${rehearsalId}`,
    sk: `WHOLE#${month}`,
  }),
} as const
