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

/** How many are erased: texts of events, objections and complaints, and changes in the audit. */
type Found = { -readonly [Of in 'events' | 'changes']?: Erasure[Of] }

/** Proves how many are erased next. */
type Prove = (found: Found) => Promise<void>

/** Takes the texts out of a cadre's month: out of events and objections. */
async function eraseMonth(
  { ledger, texts, objections }: Dependencies,
  cadreId: string,
  month: string,
  prove: Prove,
): Promise<void> {
  const all = await ledger.readMonthEvents(cadreId, month, true)
  const holding = all.filter(
    event => JSON.stringify(event) !== JSON.stringify(withoutTexts(event, erasedWord)),
  )
  if (holding.length > 0) await prove({ events: holding.length })
  for (const event of holding) await texts.eraseTexts({ month, event }, erasedWord)
  await objections.eraseTexts(cadreId, month, erasedWord, events => prove({ events }))
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

/**
 * The proof of a root's turn, which earlier ones of the day began: it says what is erased before that is. So none is
 * without a proof, and what a turn had in hand that died may be counted twice.
 */
function proofOf({ erasures }: Dependencies, { root, at, today }: RootTurn, months: readonly string[]) {
  const of = {
    id: `${by}-${today}`,
    subject: erasedSubject('texts', months.join(' ')),
    kind: 'texts',
  } as const
  const known = () => erasures.readErasure(root, of.subject, of.id)
  const add = async ({ events = 0, changes = 0 }: Found) => {
    const before = (await known()) ?? { ...of, ...proof(at), ...noneTouched, state: 'running' as const }
    const sums = { events: before.events + events, changes: before.changes + changes }
    await erasures.putErasure(root, { ...before, ...sums })
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    /** Adds to it, one after the other. */
    prove(found: Found): Promise<void> {
      const added = last.then(() => add(found))
      last = added.catch(() => {})
      return added
    },
    /** Says that all of it was erased. */
    async end(): Promise<void> {
      const before = await known()
      if (before?.state === 'running') await erasures.putErasure(root, { ...before, state: 'done' })
    },
  }
}

/** Erases of a root what is past its periods; all that counts stays. What failed, or there was no time for, is found again. */
async function retainRoot(deps: Dependencies, turn: RootTurn): Promise<void> {
  const { root, retention, today, until } = turn
  const months = monthsPast(retention, today)
  const isOld = (monthsKept: number) => (instant: string) =>
    isPast(monthsKept, localDate(instant, ledgerZone), today)
  const { prove, end } = proofOf(deps, turn, months)
  let left = 0
  const look = async (member: Placed) => {
    if (Date.now() > until) return void left++
    const { cadreId } = member
    for (const month of months) await eraseMonth(deps, cadreId, month, prove)
    if (isForgotten(retention, serviceOf(member), today)) return forget(deps, turn, cadreId)
    await deps.auditErasure(cadreId, erasedWord, isOld(retention.cadreMonths), changes => prove({ changes }))
  }
  const failed: unknown[] = []
  const members = await membersBelow(deps.roster, root, today, orgOn(today))
  await concurrently(members, atOnce, member => look(member).catch(error => failed.push(error)))
  await deps.complaints.eraseTexts(root, erasedWord, isOld(retention.textMonths), events => prove({ events }))
  log.info('retention', { orgId: root, left, failed: failed.length })
  if (failed.length > 0) throw failed[0]
  await end()
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
