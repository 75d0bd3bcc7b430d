import { openAliases } from './access/own/aliases.ts'
import { openBus } from './aws/bus/publish.ts'
import { openTable } from './aws/client.ts'
import { dynamoItems } from './aws/items/dynamo.ts'
import { type Items, weakItems } from './aws/items/items.ts'
import { readOnce } from './aws/items/request-reads.ts'
import { openObjects } from './aws/objects.ts'
import { openDepths } from './aws/queue/depths.ts'
import { openQueue } from './aws/queue/send.ts'
import { openKeyRing } from './aws/secrets.ts'
import { environmentOn, standInOf } from './aws/stand-in.ts'
import type { Environment } from './contracts/environment.ts'
import type { TableName } from './contracts/function.ts'
import { assessmentsOn } from './repositories/assessments.ts'
import { calendarsOn, workingDaysOn } from './repositories/calendars.ts'
import { callBacksOn } from './repositories/call-backs.ts'
import { complaintsOn } from './repositories/complaints.ts'
import { countsOn } from './repositories/counts.ts'
import { currentFacts } from './repositories/current-facts.ts'
import { rememberLinks } from './repositories/current-links.ts'
import { demandListsOn } from './repositories/demand-lists.ts'
import { rememberDirectory } from './repositories/directory.ts'
import { dismissalsOn } from './repositories/dismissals.ts'
import { erasuresOn } from './repositories/erasures.ts'
import { eventMonthsOn } from './repositories/event-months.ts'
import { factsOn } from './repositories/facts.ts'
import { healthNotesOn } from './repositories/health.ts'
import { jobsOn } from './repositories/jobs.ts'
import { keptBackOn } from './repositories/kept-back.ts'
import { lakeMarksOn } from './repositories/lake-marks.ts'
import { ledgerOn } from './repositories/ledger.ts'
import { messageSettingsOn } from './repositories/message-settings.ts'
import { messagesOn } from './repositories/messages.ts'
import { minorsOn } from './repositories/minors.ts'
import { rememberMonthLoads } from './repositories/month-loads.ts'
import { objectionsOn } from './repositories/objections.ts'
import { openingsOn } from './repositories/openings.ts'
import { overlapListsOn } from './repositories/overlap-lists.ts'
import { policiesOn, rememberPolicies } from './repositories/policies.ts'
import { recordedOn, textsOn } from './repositories/recorded.ts'
import { registerOn } from './repositories/register.ts'
import { rehearsalsOn } from './repositories/rehearsals.ts'
import { revisionsOn } from './repositories/revisions.ts'
import { rollupsOn } from './repositories/rollups.ts'
import { rootsOn } from './repositories/roots.ts'
import { directoryOn, directoryReadsOn } from './repositories/roster/directory.ts'
import { auditErasureOn, cadreErasureOn } from './repositories/roster/erasing.ts'
import { rosterOn, rosterReadsOn } from './repositories/roster/open.ts'
import { plansOn } from './repositories/roster/plans.ts'
import { rememberLinkCounts, rememberReferences } from './repositories/roster/remember.ts'
import { unannouncedOn } from './repositories/roster/unannounced.ts'
import { rowsOn } from './repositories/rows.ts'
import { runsOn } from './repositories/runs.ts'
import { sheetOrdersOn } from './repositories/sheet-orders.ts'
import { signOffsOn } from './repositories/sign-offs.ts'
import { topicsOn } from './repositories/topics.ts'
import { tracesOn } from './repositories/traces.ts'
import { turnsOn } from './repositories/turns.ts'
import { voiceOn } from './repositories/voice.ts'
import { voiceResponsesOn } from './repositories/voice-responses.ts'
import { webhooksOn } from './repositories/webhooks.ts'

/**
 * The composition root: one opener a port, each on what the environment names. Openers are separate exports, so that
 * a function's bundle holds only the ports that it names.
 */
type Opener<Port = unknown> = (environment: Environment) => Port

/** What a set of openers opens. */
export type Opened<Openers extends Record<string, Opener>> = {
  readonly [Name in keyof Openers]: ReturnType<Openers[Name]>
}

/** The clock. */
export function clock(environment: Environment): () => Date {
  const timer = standInOf(environment)?.timer
  return timer ? () => new Date(timer.now()) : () => new Date()
}

/** Environments in which tables are read weakly. */
const weakEnvironments = new WeakSet<Environment>()

/** Tables that are open, each once in an environment: what a request reads by one port the others know. */
const openTables = new WeakMap<Environment, Map<TableName, Items>>()

function openItems(environment: Environment, table: TableName): Items {
  const items = standInOf(environment)?.items(table) ?? dynamoItems(openTable(environment, table))
  if (weakEnvironments.has(environment)) return weakItems(items)
  return table === 'roster' ? readOnce(items) : items
}

function itemsOf(environment: Environment, table: TableName): Items {
  const tables = openTables.get(environment) ?? new Map<TableName, Items>()
  openTables.set(environment, tables)
  const items = tables.get(table) ?? openItems(environment, table)
  tables.set(table, items)
  return items
}

/** The same port at half the price: what was written a moment ago may be missing from its reads. For lists. */
export function weakly<Port>(open: Opener<Port>): Opener<Port> {
  return environment => {
    const standIn = standInOf(environment)
    const weak = standIn ? environmentOn(standIn, environment) : { ...environment }
    weakEnvironments.add(weak)
    return open(weak)
  }
}

/** Opens the named ports on the tables, queues and bus that the environment names. */
export function openPorts<const Openers extends Record<string, Opener>>(
  environment: Environment,
  openers: Openers,
): Opened<Openers> {
  const ports = Object.entries(openers).map(([name, open]) => [name, open(environment)])
  return Object.fromEntries(ports) as Opened<Openers>
}

/** The append-only ledger of recorded events. */
export const ledger = (environment: Environment) => ledgerOn(itemsOf(environment, 'ledger'))

/** Facts of cadres' months, also where another version of the fold wrote the view. */
export const facts = (environment: Environment) => currentFacts(factsViews(environment), ledger(environment))

/** Facts of cadres' months as they were written: for those who fold them. */
export const factsViews = (environment: Environment) => factsOn(itemsOf(environment, 'views'))

/** Assessments of cadres' months: results, and the lines of tables made of them. */
export const assessments = (environment: Environment) =>
  assessmentsOn(itemsOf(environment, 'results'), itemsOf(environment, 'views'))

/** Results of cadres' months alone. */
export const revisions = (environment: Environment) => revisionsOn(itemsOf(environment, 'results'))

/** Lines of orgs' tables alone. */
export const rows = (environment: Environment) => rowsOn(itemsOf(environment, 'views'))

/** How full cadres' months are, remembered for some seconds: for recording only. */
export const rememberedMonthLoads = (environment: Environment) =>
  rememberMonthLoads(factsViews(environment), clock(environment))

/** Roll-ups of orgs' months. */
export const rollups = (environment: Environment) => rollupsOn(itemsOf(environment, 'views'))

/** The registers: who belongs below which org. */
export const register = (environment: Environment) => registerOn(itemsOf(environment, 'views'))

/** The demand lists of orgs. */
export const demandLists = (environment: Environment) => demandListsOn(itemsOf(environment, 'views'))

/** The lists of youths whom many cadres claim. */
export const overlapLists = (environment: Environment) => overlapListsOn(itemsOf(environment, 'views'))

/** Which months are due where. */
export const openings = (environment: Environment) => openingsOn(itemsOf(environment, 'results'))

/** Cadres who have no current result of a month. */
export const keptBack = (environment: Environment) => keptBackOn(itemsOf(environment, 'views'))

/** Runs and how far they are. */
export const runs = (environment: Environment) => runsOn(itemsOf(environment, 'views'))

/** The roster, to read and to change. */
export const roster = (environment: Environment) => rosterOn(itemsOf(environment, 'roster'))

/** The roster, to place many links in a row: what they refer to is remembered for some seconds. */
export function rosterForLinks(environment: Environment) {
  const [items, now] = [itemsOf(environment, 'roster'), clock(environment)]
  return rosterOn(rememberReferences(items, now), rememberLinkCounts(items, now))
}

/** The roster, to read only. */
export const rosterReads = (environment: Environment) => rosterReadsOn(itemsOf(environment, 'roster'))

/** Changes of the roster that the bus was not told of yet. */
export const unannounced = (environment: Environment) => unannouncedOn(itemsOf(environment, 'roster'))

/** Which org stands at the top of another's tree. */
export const roots = (environment: Environment) => rootsOn(directoryReads(environment), clock(environment))

/** Versions of the policies. */
export const policies = (environment: Environment) =>
  policiesOn(itemsOf(environment, 'settings'), roots(environment))

/** The notices that say which days China works. */
export const calendars = (environment: Environment) => calendarsOn(itemsOf(environment, 'settings'))

/** Which days China works, remembered for some seconds. */
export const workingDays = (environment: Environment) =>
  workingDaysOn(calendars(environment), roots(environment), clock(environment))

/** The policy of a month, remembered for some seconds: for recording, and for the rows of sheets. */
export const rememberedPolicies = (environment: Environment) =>
  rememberPolicies(policies(environment), clock(environment))

/** Single items of the roster. */
export const directoryReads = (environment: Environment) => directoryReadsOn(itemsOf(environment, 'roster'))

/** Who and what there is, looked up anew each time. */
export const directory = (environment: Environment) =>
  directoryOn(directoryReadsOn(itemsOf(environment, 'roster')), clock(environment))

/** Who and what there is, remembered for some seconds: for recording only. */
export const rememberedDirectory = (environment: Environment) =>
  rememberDirectory(directory(environment), clock(environment))

/** Who is linked to whom, remembered for some seconds: for recording only. */
export const rememberedLinks = (environment: Environment) =>
  rememberLinks(itemsOf(environment, 'roster'), clock(environment))

/** What the records know of a cadre or an org. */
export const traces = (environment: Environment) =>
  tracesOn(
    {
      ledger: itemsOf(environment, 'ledger'),
      results: itemsOf(environment, 'results'),
      views: itemsOf(environment, 'views'),
    },
    clock(environment),
  )

/** All that was recorded of a cadre, to export or erase what it says of a person. */
export const recorded = (environment: Environment) =>
  recordedOn(
    { ledger: itemsOf(environment, 'ledger'), views: itemsOf(environment, 'views') },
    clock(environment),
  )

/** The texts of what was recorded, to erase them. */
export const recordedTexts = (environment: Environment) => textsOn(itemsOf(environment, 'ledger'))

/** Erases who a cadre was. */
export const cadreErasure = (environment: Environment) => cadreErasureOn(itemsOf(environment, 'roster'))

/** Erases what old changes say of who a cadre is. */
export const auditErasure = (environment: Environment) => auditErasureOn(itemsOf(environment, 'roster'))

/** Proofs of erasures. */
export const erasures = (environment: Environment) => erasuresOn(itemsOf(environment, 'roster'))

/** Implementation plans of orgs. */
export const plans = (environment: Environment) => plansOn(itemsOf(environment, 'roster'))

/** Dismissed flags. */
export const dismissals = (environment: Environment) => dismissalsOn(itemsOf(environment, 'results'))

/** Objections to results. */
export const objections = (environment: Environment) => objectionsOn(itemsOf(environment, 'results'))

/** Complaints about the system. */
export const complaints = (environment: Environment) => complaintsOn(itemsOf(environment, 'settings'))

/** What the committee says demands are about. */
export const topics = (environment: Environment) => topicsOn(itemsOf(environment, 'results'))

/** Signatures under orgs' months. */
export const signOffs = (environment: Environment) => signOffsOn(itemsOf(environment, 'results'))

/** What is kept of the youths' links. */
export const voice = (environment: Environment) => voiceOn(itemsOf(environment, 'voice'))

/** Which meetings youths are asked about, and what they answered. */
export const callBacks = (environment: Environment) => callBacksOn(itemsOf(environment, 'voice'))

/** Youths under 14. */
export const minors = (environment: Environment) => minorsOn(itemsOf(environment, 'voice'))

/** How many youths got a link, and how many of them rated. */
export const voiceResponses = (environment: Environment) =>
  voiceResponsesOn(itemsOf(environment, 'voice'), directoryReads(environment).readOrgPath)

/** The secret of which ids are made for names. */
export function readNamingKey(environment: Environment): () => Promise<string> {
  const readRing = openKeyRing(environment, 'naming')
  return async () => {
    const { current, keys } = await readRing()
    return keys[current] as string
  }
}

/** The keys of the youths' links. */
export const voiceKeys = (environment: Environment) => openKeyRing(environment, 'voice')

/** Ids by which a cadre knows what a youth said. */
export const aliases = (environment: Environment) => openAliases(openKeyRing(environment, 'aliases'))

/** The assessment queue. */
export const sendWork = (environment: Environment) => openQueue(environment, 'assessment')

/** The queue of rehearsals: whoever rehearses much keeps no closing waiting. */
export const sendRehearsal = (environment: Environment) => openQueue(environment, 'rehearsals')

/** The relay's own queue. */
export const sendParked = (environment: Environment) => openQueue(environment, 'relay')

/** Marks of what the lake has to say anew. */
export const lakeMarks = (environment: Environment) => lakeMarksOn(itemsOf(environment, 'views'))

/** The objects of the lake, and beside them the sheets that were ordered. */
export const lakeObjects = (environment: Environment) =>
  standInOf(environment)?.objects?.() ?? openObjects(environment)

/** The lake's own queue. */
export const sendLake = (environment: Environment) => openQueue(environment, 'lake')

/** Which months there are events of. */
export const eventMonths = (environment: Environment) => eventMonthsOn(itemsOf(environment, 'views'))

/** Imports and handovers on their way. */
export const jobs = (environment: Environment) => jobsOn(itemsOf(environment, 'jobs'), clock(environment))

/** Whose job is worked on. */
export const turns = (environment: Environment) => turnsOn(itemsOf(environment, 'jobs'), clock(environment))

/** Sheets that were ordered. */
export const sheetOrders = (environment: Environment) =>
  sheetOrdersOn(itemsOf(environment, 'jobs'), clock(environment))

/** What is counted of large orgs. */
export const counts = (environment: Environment) => countsOn(itemsOf(environment, 'jobs'), clock(environment))

/** The queue of what nobody can wait for. */
export const sendReport = (environment: Environment) => openQueue(environment, 'reports')

/** The queue of their chunks. */
export const sendImport = (environment: Environment) => openQueue(environment, 'imports')

/** Drafts of the policy that are tried on months past. */
export const rehearsals = (environment: Environment) =>
  rehearsalsOn(itemsOf(environment, 'jobs'), clock(environment))

/** The ring of the key of youths' pseudonyms. */
export const youthKeys = (environment: Environment) => openKeyRing(environment, 'youths')

/** What is told, on its way. */
export const messages = (environment: Environment) =>
  messagesOn(itemsOf(environment, 'messages'), clock(environment))

/** Who is told what. */
export const messageSettings = (environment: Environment) =>
  messageSettingsOn(itemsOf(environment, 'settings'))

/** Where messages go. */
export const webhooks = (environment: Environment) => webhooksOn(itemsOf(environment, 'settings'))

/** The keys by which webhooks are signed. */
export const webhookKeys = (environment: Environment) => openKeyRing(environment, 'webhooks')

/** What calls webhooks. */
export const calls = (environment: Environment) => standInOf(environment)?.fetch ?? fetch

/** The queue of what is to be told. */
export const sendMessages = (environment: Environment) => openQueue(environment, 'messages')

/** How full the queues are. */
export const depths = (environment: Environment) => openDepths(environment)

/** What is noted of the system's health. */
export const healthNotes = (environment: Environment) => healthNotesOn(itemsOf(environment, 'views'))

/** The bus. */
export const bus = (environment: Environment) => openBus(environment)
