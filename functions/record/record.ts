import type { Base, EventContent, RecordedEvent } from '../../events/index.ts'
import type { Caller } from '../../shared/access/caller.ts'
import { type Aliases, idBehind } from '../../shared/access/own/aliases.ts'
import { coversCadre } from '../../shared/access/scope.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import type { Note } from '../../shared/domain/ledger/notes.ts'
import { isTooFarAhead, monthAcrossEdge, partitionMonth } from '../../shared/domain/ledger/standing.ts'
import type { Policy } from '../../shared/domain/policy/policy.ts'
import { unknownProgrammes } from '../../shared/domain/policy/programmes.ts'
import { localDate, localMonth } from '../../shared/domain/time/calendar.ts'
import { firstMonth, ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import type { CurrentLinks } from '../../shared/repositories/current-links.ts'
import { type Directory, orgOfCadre, shareRoot } from '../../shared/repositories/directory.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'
import type { MonthLoads } from '../../shared/repositories/month-loads.ts'
import type { CurrentPolicy } from '../../shared/repositories/policies.ts'
import { readNotes } from './notes.ts'
import type { Receipt } from './receipt.ts'
import { checkRoom } from './room.ts'

/** What recording needs. */
export interface RecordingDependencies {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly policies: CurrentPolicy
  readonly monthLoads: MonthLoads
  readonly links: CurrentLinks
  readonly aliases: () => Promise<Aliases>
  readonly now: () => Date
}

function receiptOf(
  month: string,
  { id, type, cadreId, occurredAt, recordedAt }: RecordedEvent,
  notes: readonly Note[],
): Receipt {
  const receipt = { id, type, cadreId, occurredAt, recordedAt, month }
  return notes.length === 0 ? receipt : { ...receipt, notes: [...notes] }
}

/** What a youth says: rates, or that a demand is not solved. */
const isVoice = ({ type }: EventContent) => type === 'feedback' || type === 'reopen'

/** Whether an event is about the caller's own work. */
const isAbout = ({ cadreId }: EventContent, caller: Caller) =>
  caller.role === 'cadre' || caller.cadreId === cadreId

/** A cadre records its own work, never the youth's voice; a collector records nothing else, and may take it back. */
function checkRole(caller: Caller, event: EventContent): void {
  const voice = isVoice(event)
  const aboutSelf = voice && isAbout(event, caller)
  const isCollectors = voice || event.type === 'void'
  if (aboutSelf || (!isCollectors && caller.role === 'collector')) throw new Problem('forbidden')
}

/** @throws Problem `invalid_request` at the first programme that the policy does not list. */
function checkProgrammes(policy: Policy, event: EventContent): void {
  if (!('programmes' in event) || event.programmes === undefined) return
  const [unknown] = unknownProgrammes(policy, event.programmes)
  if (unknown === undefined) return
  const path = `programmes.${event.programmes.indexOf(unknown)}`
  throw Problem.at('invalid_request', path, 'no programme of the policy', 'not_found')
}

/** What an event names besides its cadre and youths, as far as it is there. */
interface Named {
  readonly base: Base | undefined
  readonly voided: RecordedEvent | undefined
}

/** A base below the root to which the cadre belonged on the day. */
async function readOwnBase(
  directory: Directory,
  { cadreId, occurredAt }: EventContent,
  baseId: string,
): Promise<Base | undefined> {
  const [base, orgId] = await Promise.all([
    directory.readBase(baseId),
    orgOfCadre(directory, cadreId, localDate(occurredAt, ledgerZone)),
  ])
  if (base === undefined || orgId === undefined) return undefined
  return (await shareRoot(directory, base.orgId, orgId)) ? base : undefined
}

async function readNamed(
  { ledger, directory }: Pick<RecordingDependencies, 'ledger' | 'directory'>,
  event: EventContent,
): Promise<Named> {
  const baseId = event.type === 'visit' ? event.baseId : undefined
  const [base, voided] = await Promise.all([
    baseId === undefined ? undefined : readOwnBase(directory, event, baseId),
    event.type === 'void' ? ledger.findEvent(event.cadreId, event.month, event.voids) : undefined,
  ])
  return { base, voided }
}

/** Whether the event takes back a rating. */
function checkVoid({ voided }: Named, caller: Caller, event: EventContent): boolean {
  if (event.type !== 'void') return false
  if (!voided) throw Problem.at('unknown_event', 'voids')
  if (voided.type === 'void') throw Problem.at('not_voidable', 'voids')
  const isOthers = caller.role === 'collector' && voided.recordedBy !== caller.subject
  if (isOthers || (isVoice(voided) && isAbout(voided, caller))) throw new Problem('forbidden')
  return voided.type === 'feedback'
}

/** The event with the demand's own id, where it names it by the one by which a cadre knows it. */
async function plainly(event: EventContent, aliases: () => Promise<Aliases>): Promise<EventContent> {
  return 'demandId' in event ? { ...event, demandId: await idBehind(aliases, event.demandId) } : event
}

/** A year such as 0026 is a slip of the finger; further down it would be 1926, or no month at all. */
function checkYear({ occurredAt }: EventContent): void {
  if (occurredAt < '1970' || localMonth(occurredAt, ledgerZone) < firstMonth)
    throw Problem.at('invalid_request', 'occurredAt', 'before the year 1970')
}

/** Whether no event can be in a month yet, since none is taken so far ahead. */
const isYetToCome = (month: string, now: Date, { aheadMinutes }: Policy) =>
  month > localMonth(new Date(now.getTime() + aheadMinutes * 60_000).toISOString(), ledgerZone)

/** Whether the id stands for an event just across the month's edge alone: somebody corrected its day. */
async function isTakenAcrossEdge(
  ledger: Ledger,
  event: EventContent,
  month: string,
  now: Date,
  policy: Promise<Policy>,
): Promise<boolean> {
  const other = monthAcrossEdge(event, ledgerZone)
  if (other === undefined || isYetToCome(other, now, await policy)) return false
  if (!(await ledger.findEvent(event.cadreId, other, event.id))) return false
  return (await ledger.findEvent(event.cadreId, month, event.id)) === undefined
}

/**
 * Takes one event into the ledger: every check first, then one conditional write that acknowledges it.
 * @throws Problem `forbidden`, `unknown_cadre`, `occurred_in_future`, `invalid_request`, `unknown_base`, `unknown_event`,
 *   `not_voidable`, `month_full` or `id_reused`; nothing is written then.
 */
export async function record(
  deps: RecordingDependencies,
  caller: Caller,
  said: EventContent,
): Promise<{ readonly status: 200 | 201; readonly body: Receipt }> {
  const { ledger, directory, policies, monthLoads, aliases, now } = deps
  const content = await plainly(said, aliases)
  checkRole(caller, content)
  checkYear(content)
  const month = partitionMonth(content, ledgerZone)
  if (!(await coversCadre(directory, caller, content.cadreId, month)))
    throw Problem.at('unknown_cadre', 'cadreId')
  const at = now()
  const recordedAt = at.toISOString()
  const policyOfMonth = orgOfCadre(directory, content.cadreId, localDate(recordedAt, ledgerZone)).then(
    orgId => policies.readPolicyOfMonth(localMonth(recordedAt, ledgerZone), orgId),
  )
  const [policy, load, notes, named, isTaken] = await Promise.all([
    policyOfMonth,
    monthLoads.readMonthLoad(content.cadreId, month),
    readNotes(deps, content),
    readNamed(deps, content),
    isTakenAcrossEdge(ledger, content, month, at, policyOfMonth),
  ])
  if (isTooFarAhead(policy, content.occurredAt, recordedAt))
    throw Problem.at(
      'occurred_in_future',
      'occurredAt',
      `more than ${policy.aheadMinutes} minutes ahead of our clock`,
    )
  checkProgrammes(policy, content)
  if (content.type === 'visit' && content.baseId !== undefined && !named.base)
    throw Problem.at('unknown_base', 'baseId')
  const silences = checkVoid(named, caller, content)
  await checkRoom(ledger, load, content, month)
  if (isTaken) throw Problem.at('id_reused', 'id')

  const isOfRating = silences || content.type === 'feedback'
  const event = {
    ...content,
    recordedAt,
    recordedBy: caller.subject,
    ...(isOfRating && caller.org !== undefined && { recordedIn: caller.org }),
  }
  const appended = await ledger.appendEvent(month, event, notes)
  if (appended.outcome === 'conflict') throw Problem.at('id_reused', 'id')
  const status = appended.outcome === 'appended' ? 201 : 200
  return { status, body: receiptOf(month, appended.event, appended.notes) }
}
