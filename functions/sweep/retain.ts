import { atOnce, concurrently } from '../../shared/concurrently.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import {
  isForgotten,
  isPast,
  monthsPast,
  type Retention,
  usualRetention,
} from '../../shared/domain/privacy/retention.ts'
import { withoutTexts } from '../../shared/domain/privacy/without-texts.ts'
import { type CadreProfile, serviceOf } from '../../shared/domain/roster/roster.ts'
import { localDate, monthOf } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import { erasedWord, retentionReason } from '../../shared/labels/erasure.ts'
import { type Erasure, erasedSubject, noneTouched } from '../../shared/repositories/erasures.ts'
import { membersBelow, orgOn, type Placed } from '../../shared/repositories/roster/below.ts'
import { log } from '../../shared/telemetry/log.ts'
import type { Dependencies } from './ports.ts'

/** A root's turn: by which periods, when, and until which moment, in milliseconds since 1970. */
interface RootTurn {
  readonly root: string
  readonly retention: Retention
  /** Instant, and its date. */
  readonly at: string
  readonly today: string
  readonly until: number
}

/** Who erases what nobody asked for. */
const by = 'retention'

/** How many were erased: texts of events, objections and complaints, and changes in the audit. */
type Found = { -readonly [Of in 'events' | 'changes']: Erasure[Of] }

/** Takes the texts out of a cadre's month, and counts the events and objections that held any. */
async function eraseMonth(
  { ledger, texts, objections }: Dependencies,
  cadreId: string,
  month: string,
  found: Found,
): Promise<void> {
  const events = await ledger.readMonthEvents(cadreId, month, true)
  const holding = events.filter(
    event => JSON.stringify(event) !== JSON.stringify(withoutTexts(event, erasedWord)),
  )
  for (const event of holding) {
    await texts.eraseTexts({ month, event }, erasedWord)
    found.events++
  }
  const erased = await objections.eraseTexts(cadreId, month, erasedWord)
  found.events += erased
}

/** Takes the person out of a cadre that left long ago; what a crash left half done is done again. */
async function forget(deps: Dependencies, turn: RootTurn, cadreId: string): Promise<void> {
  const { root, retention, at, today } = turn
  const subject = erasedSubject('cadre', cadreId)
  const [profile, known] = await Promise.all([
    deps.roster.readProfile(cadreId),
    deps.erasures.readErasure(root, subject, by),
  ])
  const isErased = profile?.history.every(({ name }) => name === erasedWord) ?? true
  if (isErased && known?.state === 'done') return
  let erasure: Erasure =
    known?.state === 'running' ? known : { ...noneTouched, id: by, kind: 'cadre', subject, ...proof(at) }
  const permit = async (current: CadreProfile | undefined) => {
    if (current && !isForgotten(retention, serviceOf(current), today)) throw new Problem('in_service')
  }
  await deps.cadreErasure(cadreId, erasedWord, { by, at }, permit, async changes => {
    erasure = await deps.erasures.beginErasure(root, { ...erasure, state: 'running' }, changes)
  })
  await deps.erasures.putErasure(root, { ...erasure, state: 'done' })
}

const proof = (at: string) => ({ reason: retentionReason, by, at, state: 'done' as const })

/** Proves what a turn erased of texts and changes, with what an earlier one of the day did. */
async function prove(
  { erasures }: Dependencies,
  { root, at, today }: RootTurn,
  months: readonly string[],
  { events, changes }: Found,
): Promise<void> {
  const of = { id: `${by}-${today}`, subject: erasedSubject('texts', months.join(' ')) }
  const known = (await erasures.readErasure(root, of.subject, of.id)) ?? noneTouched
  const sums = { links: 0, events: known.events + events, changes: known.changes + changes }
  await erasures.putErasure(root, { ...of, kind: 'texts', ...proof(at), ...sums })
}

/** Erases of a root what is past its periods; all that counts stays. What failed, or there was no time for, is found again. */
async function retainRoot(deps: Dependencies, turn: RootTurn): Promise<void> {
  const { root, retention, today, until } = turn
  const months = monthsPast(retention, today)
  const isOld = (monthsKept: number) => (instant: string) =>
    isPast(monthsKept, localDate(instant, ledgerZone), today)
  const found: Found = { events: 0, changes: 0 }
  let left = 0
  const look = async (member: Placed) => {
    if (Date.now() > until) return void left++
    const { cadreId } = member
    for (const month of months) await eraseMonth(deps, cadreId, month, found)
    if (isForgotten(retention, serviceOf(member), today)) return forget(deps, turn, cadreId)
    const changes = await deps.auditErasure(cadreId, erasedWord, isOld(retention.cadreMonths))
    found.changes += changes
  }
  const failed: unknown[] = []
  const members = await membersBelow(deps.roster, root, today, orgOn(today))
  await concurrently(members, atOnce, member => look(member).catch(error => failed.push(error)))
  found.events += await deps.complaints.eraseTexts(root, erasedWord, isOld(retention.textMonths))
  if (found.events + found.changes > 0) await prove(deps, turn, months, found)
  log.info('retention', { orgId: root, ...found, left, failed: failed.length })
  if (failed.length > 0) throw failed[0]
}

/** Erases of every root what is past the periods of its policy; one that fails holds up no other. @throws its error at last. */
export async function retain(deps: Dependencies, at: string, until: number): Promise<void> {
  const today = localDate(at, ledgerZone)
  const failed: unknown[] = []
  for (const root of await deps.roster.listChildren(undefined, today)) {
    const { retention = usualRetention } = await deps.policies.readPolicyOfMonth(monthOf(today), root)
    await retainRoot(deps, { root, retention, at, today, until }).catch(error => failed.push(error))
  }
  if (failed.length > 0) throw failed[0]
}
