/** Primary key of an item. */
export interface Key {
  readonly pk: string
  readonly sk: string
}

/** The key of these two parts. */
export const key = (pk: string, sk: string): Key => ({ pk, sk })

/** A number by which items sort as it counts. */
export const padded = (n: number, digits: number) => String(n).padStart(digits, '0')

/** Keys of the ledger. A void lies in the partition of the month that it names. */
export const ledgerKeys = {
  month: (cadreId: string, month: string) => `${cadreId}#${month}`,
  event: (cadreId: string, month: string, id: string) => key(`${cadreId}#${month}`, id),
} as const

/** Keys of the roster. `#` cannot occur in an id, so prefixes never run into each other. */
export const rosterKeys = {
  org: (orgId: string) => key(`ORG#${orgId}`, 'ORG'),
  /** Child of an org; of `-` for the roots. */
  child: (parentId: string | undefined, orgId: string) => key(`ORG#${parentId ?? '-'}`, `CHILD#${orgId}`),
  /** A cadre who belongs, belonged or will belong to the org. */
  member: (orgId: string, cadreId: string) => key(`ORG#${orgId}`, `MEMBER#${cadreId}`),
  base: (baseId: string) => key(`BASE#${baseId}`, 'BASE'),
  /** Cadres who use a base. */
  uses: (baseId: string) => key(`BASE#${baseId}`, 'USES'),
  /** The same base as its org knows it. */
  baseOf: (orgId: string, baseId: string) => key(`ORG#${orgId}`, `BASE#${baseId}`),
  cadre: (cadreId: string) => key(`CADRE#${cadreId}`, 'PROFILE'),
  /** A cadre who has, had or will have a phone. */
  mobile: (mobile: string, cadreId: string) => key(`MOBILE#${mobile}`, `CADRE#${cadreId}`),
  link: (cadreId: string, youthId: string, since: string) =>
    key(`CADRE#${cadreId}`, `LINK#${youthId}#${since}`),
  /** All links to a youth, of all cadres, in one item. */
  claims: (youthId: string) => key(`YOUTH#${youthId}`, 'CLAIMS'),
  /** The implementation plan (实施方案) of an org. */
  plan: (orgId: string) => key(`ORG#${orgId}`, 'PLAN'),
  /** That an org or a base is being taken away, or was. */
  gate: (pk: string) => key(pk, 'GATE'),
  /** Audit event `n` of whatever has the partition `pk`. */
  audit: (pk: string, n: number) => key(pk, `AUDIT#${padded(n, 8)}`),
  /** Audit event `n` of the links to a youth, kept with the cadre whose link it was. */
  linkAudit: (cadreId: string, youthId: string, n: number) =>
    key(`CADRE#${cadreId}`, `AUDIT#LINK#${youthId}#${padded(n, 8)}`),
  /** That nobody told the bus of an audit event yet: in one of sixteen partitions, the oldest first. */
  unannounced: (shard: string, at: string, audit: Key) =>
    key(`UNANNOUNCED#${shard}`, `${at}#${audit.pk}#${audit.sk}`),
  /** Audit event `n` of the plan of an org. */
  planAudit: (orgId: string, n: number) => key(`ORG#${orgId}`, `AUDIT#PLAN#${padded(n, 8)}`),
} as const

/** Keys of the results. */
export const resultKeys = {
  /** That the results of a month are due of an org and all below it, and as what. */
  opening: (month: string, orgId: string) => key('OPENINGS', `${month}#${orgId}`),
  /** Revisions of a cadre's assessment of a month, from 1. */
  revision: (cadreId: string, month: string, revision: number) =>
    key(`CADRE#${cadreId}`, `ASSESSMENT#${month}#${padded(revision, 6)}`),
  /** A signature under an org's month, quarter or year, by what it stands under. */
  signOff: (orgId: string, time: string, digest: string) => key(`ORG#${orgId}`, `SIGNOFF#${time}#${digest}`),
  /** An objection to a cadre's result of a month. */
  objection: (cadreId: string, month: string, id: string) => key(`OBJECTIONS#${cadreId}`, `${month}#${id}`),
  /** That nobody has answered one. */
  openObjection: (month: string, orgId: string, cadreId: string, id: string) =>
    key('OBJECTIONS', `${month}#${orgId}#${cadreId}#${id}`),
  /** What the committee says a demand is about, by the root of its tree. */
  topic: (root: string, cadreId: string, demandId: string) =>
    key(`TOPICS#${root}`, `TOPIC#${cadreId}#${demandId}`),
  /** Demands that went to a department together; beside the topics, by which they are found. */
  escalation: (root: string, id: string) => key(`TOPICS#${root}`, `ESCALATION#${id}`),
  /** A flag that somebody dismissed. */
  dismissal: (cadreId: string, month: string, flagId: string) =>
    key(`DISMISSED#${cadreId}`, `${month}#${flagId}`),
} as const

/** Keys of the settings. */
export const settingKeys = {
  /** A version of a root's policy. */
  policy: (rootId: string, version: number) => key(`POLICY#${rootId}`, padded(version, 6)),
  /** How the partitions of the policies begin. */
  policies: 'POLICY#',
  /** A complaint about the system. */
  complaint: (rootId: string, complaintId: string) => key(`COMPLAINTS#${rootId}`, complaintId),
  /** What an org wants to be told, and its own orgs and cadres. */
  orgMessages: (orgId: string) => key(`ORGMESSAGES#${orgId}`, 'SETTINGS'),
  /** Where an org's messages go. */
  webhook: (orgId: string, webhookId: string) => key(`ORGMESSAGES#${orgId}`, `WEBHOOK#${webhookId}`),
  /** What a cadre wants to be told. */
  cadreMessages: (cadreId: string) => key(`CADREMESSAGES#${cadreId}`, 'SETTINGS'),
  /** A version of a year's notice, as a root was sent it. */
  calendar: (rootId: string, year: number, version: number) =>
    key('CALENDAR', `${rootId}#${year}#${padded(version, 6)}`),
  /** How the keys of a root's notices begin. */
  calendarOf: (rootId: string) => key('CALENDAR', `${rootId}#`),
} as const

/** Keys of the messages. */
export const messageKeys = {
  /** What somebody is told; from here the relay takes it to the bus. */
  message: (recipient: string, id: string) => key(recipient, `MESSAGE#${id}`),
  /** That a webhook has taken a message. */
  delivered: (orgId: string, webhookId: string, id: string) =>
    key(`WEBHOOK#${orgId}#${webhookId}`, `DELIVERED#${id}`),
} as const

/** Keys of the views. */
export const viewKeys = {
  facts: (cadreId: string, month: string) => key(`CADRE#${cadreId}`, `FACTS#${month}`),
  /** One line of an org's table. */
  row: (orgId: string, month: string, cadreId: string) => key(`ORG#${orgId}#${month}`, `ROW#${cadreId}`),
  /** A cadre of an org as it stands in the register of that org, or of one above. */
  registerLine: (registerOf: string, orgId: string, cadreId: string) =>
    key(`REGISTER#${registerOf}`, `${cadreId}#${orgId}`),
  /** The same line again, for the list of the org’s own cadres alone. */
  ownRegisterLine: (orgId: string, cadreId: string) => key(`REGISTER#${orgId}#OWN`, `${cadreId}#${orgId}`),
  /** A demand of a cadre of an org, as the list of that org, or of one above, has it in one of its parts. */
  listedDemand: (
    listOf: string,
    part: string,
    { raisedAt, id, cadreId, orgId }: { raisedAt: string; id: string; cadreId: string; orgId: string },
  ) => key(`DEMANDS#${listOf}#${part}`, `${raisedAt}#${id}#${cadreId}#${orgId}`),
  /** Whose a demand is that stands in a list of an org; no part of a list is called as a demand is. */
  demandOf: (listOf: string, id: string, cadreId: string) => key(`DEMANDS#${listOf}#${id}`, cadreId),
  /** Where a cadre's demands of a year stand in lists. */
  demandsListed: (cadreId: string, year: string) => key(`CADRE#${cadreId}`, `DEMANDS#${year}`),
  /** A youth whom many cadres claim, in the list of an org, with one of them who ever stands below it. */
  crowded: (listOf: string, cadreId: string, youthId: string) =>
    key(`OVERLAPS#${listOf}`, `${cadreId}#${youthId}`),
  /** Where a youth stands in lists. */
  overlapListed: (youthId: string) => key(`YOUTH#${youthId}`, 'OVERLAP'),
  /** Where a cadre stands in registers. */
  registered: (cadreId: string) => key(`CADRE#${cadreId}`, 'REGISTERED'),
  rollup: (orgId: string, month: string) => key(`ORG#${orgId}#${month}`, 'ROLLUP'),
  /** Since when each part that is behind has been so. */
  health: key('HEALTH', 'SINCE'),
  /** Who is kept back and is to be tried again. */
  mend: (month: string, orgId: string, cadreId: string) => key('MENDS', `${month}#${orgId}#${cadreId}`),
  /** Whose turn it was last. */
  mendCursor: key('MENDCURSOR', 'MEND'),
  /** That what the lake holds of a cadre has to be written anew: of a month, or from one on. */
  lakeMark: (shard: string, subject: string, month: string, cadreId: string) =>
    key(`LAKE#${shard}`, `${subject}#${month}#${cadreId}`),
  /** Who writes the lake. */
  lakeLease: key('LAKE', 'LEASE'),
  /** By what the lake was written besides what changes cadre by cadre. */
  lakeInputs: key('LAKE', 'INPUTS'),
  /** That a cadre has no result of a month yet, though it is due. */
  keptBack: (orgId: string, month: string, cadreId: string) =>
    key(`ORG#${orgId}#${month}`, `KEPT#${cadreId}`),
} as const
