import type { Items } from './aws/items/items.ts'
import type { Environment } from './contracts/environment.ts'
import type { TableName } from './contracts/function.ts'
import { clock, itemsOf, type Opener } from './opener.ts'
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

export { clock, handlerOn, type Opened, openPorts, weakly } from './opener.ts'
export * from './outside-ports.ts'

// The composition root: every port that a function may open, those on tables here; what a port does stands with its
// repository. They are exported one by one, and made by a function in this file that esbuild knows to do nothing else, so
// that a function's bundle holds only those that it names.

/* @__NO_SIDE_EFFECTS__ */
function portOn<Port>(table: TableName, open: (items: Items, now: () => Date) => Port): Opener<Port> {
  return environment => open(itemsOf(environment, table), clock(environment))
}

// The ledger, and the texts in it that may be erased.
export const ledger = portOn('ledger', ledgerOn)
export const recordedTexts = portOn('ledger', textsOn)

// The roster. `directory` and `roots` look single things up; the remembered ones are some seconds old: for recording only.
export const roster = portOn('roster', items => rosterOn(items))
export const rosterReads = portOn('roster', rosterReadsOn)
export const plans = portOn('roster', plansOn)
export const unannounced = portOn('roster', unannouncedOn)
export const cadreErasure = portOn('roster', cadreErasureOn)
export const auditErasure = portOn('roster', auditErasureOn)
export const erasures = portOn('roster', erasuresOn)
export const directoryReads = portOn('roster', directoryReadsOn)
export const rememberedLinks = portOn('roster', rememberLinks)
export const directory = (environment: Environment) =>
  directoryOn(directoryReads(environment), clock(environment))
export const rememberedDirectory = (environment: Environment) =>
  rememberDirectory(directory(environment), clock(environment))
export const roots = (environment: Environment) => rootsOn(directoryReads(environment), clock(environment))

/** The roster, to place many links in a row: what they refer to is remembered for some seconds. */
export function rosterForLinks(environment: Environment) {
  const [items, now] = [itemsOf(environment, 'roster'), clock(environment)]
  return rosterOn(rememberReferences(items, now), rememberLinkCounts(items, now))
}

// Settings. What is remembered is some seconds old: the policy for recording and for the rows of sheets.
export const policies = (environment: Environment) =>
  policiesOn(itemsOf(environment, 'settings'), roots(environment))
export const rememberedPolicies = (environment: Environment) =>
  rememberPolicies(policies(environment), clock(environment))
export const calendars = portOn('settings', calendarsOn)
export const workingDays = (environment: Environment) =>
  workingDaysOn(calendars(environment), roots(environment), clock(environment))
export const complaints = portOn('settings', complaintsOn)
export const messageSettings = portOn('settings', messageSettingsOn)
export const webhooks = portOn('settings', webhooksOn)

// Results, which are records.
export const revisions = portOn('results', revisionsOn)
export const openings = portOn('results', openingsOn)
export const objections = portOn('results', objectionsOn)
export const dismissals = portOn('results', dismissalsOn)
export const signOffs = portOn('results', signOffsOn)
export const topics = portOn('results', topicsOn)

// Views.
export const rows = portOn('views', rowsOn)
export const rollups = portOn('views', rollupsOn)
export const register = portOn('views', registerOn)
export const demandLists = portOn('views', demandListsOn)
export const overlapLists = portOn('views', overlapListsOn)
export const keptBack = portOn('views', keptBackOn)
export const runs = portOn('views', runsOn)
export const lakeMarks = portOn('views', lakeMarksOn)
export const eventMonths = portOn('views', eventMonthsOn)
export const healthNotes = portOn('views', healthNotesOn)

/** Facts of cadres' months as they were written: for those who fold them. */
export const factsViews = portOn('views', factsOn)
/** Facts of cadres' months, also where another version of the fold wrote the view. */
export const facts = (environment: Environment) => currentFacts(factsViews(environment), ledger(environment))
/** How full cadres' months are, remembered for some seconds: for recording only. */
export const rememberedMonthLoads = (environment: Environment) =>
  rememberMonthLoads(factsViews(environment), clock(environment))

// What youths say.
export const voice = portOn('voice', voiceOn)
export const callBacks = portOn('voice', callBacksOn)
export const minors = portOn('voice', minorsOn)
export const voiceResponses = (environment: Environment) =>
  voiceResponsesOn(itemsOf(environment, 'voice'), directoryReads(environment).readOrgPath)

// Messages, and the jobs, which pass.
export const messages = portOn('messages', messagesOn)
export const jobs = portOn('jobs', jobsOn)
export const turns = portOn('jobs', turnsOn)
export const sheetOrders = portOn('jobs', sheetOrdersOn)
export const counts = portOn('jobs', countsOn)
export const rehearsals = portOn('jobs', rehearsalsOn)

// Several tables: results with the lines of tables made of them; what the records know of somebody, and hold of a cadre.
export const assessments = (environment: Environment) =>
  assessmentsOn(itemsOf(environment, 'results'), itemsOf(environment, 'views'))
export const traces = (environment: Environment) =>
  tracesOn(
    {
      ledger: itemsOf(environment, 'ledger'),
      results: itemsOf(environment, 'results'),
      views: itemsOf(environment, 'views'),
    },
    clock(environment),
  )
export const recorded = (environment: Environment) =>
  recordedOn(
    { ledger: itemsOf(environment, 'ledger'), views: itemsOf(environment, 'views') },
    clock(environment),
  )
