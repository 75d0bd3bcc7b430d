import type { Cadre, RecordedEvent } from '../../../events/index.ts'
import type { Digest, Reminder } from '../../../events/reminder.ts'
import { aliasesWith } from '../../../shared/access/own/aliases.ts'
import { sqsEvent } from '../../../shared/aws/queue/testing.ts'
import { fold } from '../../../shared/domain/ledger/fold.ts'
import { partitionMonth } from '../../../shared/domain/ledger/standing.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import { assessmentsOn } from '../../../shared/repositories/assessments.ts'
import { calendarsOn, workingDaysOn } from '../../../shared/repositories/calendars.ts'
import { factsOn } from '../../../shared/repositories/facts.ts'
import { keptBackOn } from '../../../shared/repositories/kept-back.ts'
import { messageSettingsOn } from '../../../shared/repositories/message-settings.ts'
import { messagesOn } from '../../../shared/repositories/messages.ts'
import { objectionsOn } from '../../../shared/repositories/objections.ts'
import { policiesOn } from '../../../shared/repositories/policies.ts'
import { rootsOn } from '../../../shared/repositories/roots.ts'
import { rosterOn } from '../../../shared/repositories/roster/open.ts'
import { admin, linkTo, populate, wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { memoryTables } from '../../../shared/repositories/testing/memory.ts'
import { build } from '../handler.ts'

/** A city `ha`, its county `ls` with `c-wang`, and a township: all in memory, with a clock that stands. */
export async function town(instant: string) {
  const clock = { instant }
  const now = () => new Date(clock.instant)
  const tables = memoryTables()
  const roster = rosterOn(tables.roster)
  await populate(roster)
  const roots = rootsOn(roster, now)
  const events: RecordedEvent[] = []
  const queue: { message: object; delay: number | undefined }[] = []
  const deps = {
    roster,
    facts: {
      ...factsOn(tables.views),
      readFactsBetween: async (cadreId: string, from: string, to: string) => {
        const own = events.filter(event => event.cadreId === cadreId)
        const months = [...new Set(own.map(event => partitionMonth(event, ledgerZone)))]
        return months
          .filter(month => from <= month && month <= to)
          .map(month =>
            fold(
              own.filter(event => partitionMonth(event, ledgerZone) === month),
              month,
              ledgerZone,
            ),
          )
      },
    },
    assessments: assessmentsOn(tables.results, tables.views),
    keptBack: keptBackOn(tables.views),
    objections: objectionsOn(tables.results),
    policies: policiesOn(tables.settings, roots),
    workingDays: workingDaysOn(calendarsOn(tables.settings), roots, now),
    settings: messageSettingsOn(tables.settings),
    messages: messagesOn(tables.messages, now),
    aliases: async () => aliasesWith('secret'),
    send: async (messages: readonly unknown[], delay?: number) =>
      void queue.push(...messages.map(message => ({ message: message as object, delay }))),
    now,
  }

  /** What is told by now, by whom it is for. */
  async function told(): Promise<(Reminder | Digest)[]> {
    const items = await Array.fromAsync(tables.messages.scan<Reminder | Digest>())
    return items.map(({ value }) => value)
  }

  /** Works off the queue, each message twice, as long as nothing in it has to wait. */
  async function settle(dependencies: typeof deps = deps): Promise<(Reminder | Digest)[]> {
    const handle = build(dependencies)
    while (queue.some(({ delay }) => delay === undefined)) {
      const next = queue.splice(0)
      queue.push(...next.filter(({ delay }) => delay !== undefined))
      const ready = next.filter(({ delay }) => delay === undefined).map(({ message }) => message)
      for (const message of [...ready, ...ready]) {
        const { batchItemFailures } = await handle(sqsEvent([message]), {
          getRemainingTimeInMillis: () => 60_000,
        })
        if (batchItemFailures.length > 0) throw new Error(`failed: ${JSON.stringify(message)}`)
      }
    }
    return told()
  }

  return {
    ...deps,
    clock,
    queue,
    told,
    settle,
    record: (...more: RecordedEvent[]) => void events.push(...more),
    /** A cadre like `c-wang`, in an org. */
    hire: (cadreId: string, orgId: string, given: Partial<Cadre> = {}) =>
      roster.putCadre(cadreId, { ...wang, orgId, ...given }, admin('2026-01-01')),
    link: (cadreId: string, youthId: string, since?: string, until?: string) =>
      roster.putLink(cadreId, linkTo(youthId, since, until), admin('2026-01-01')),
    /** Begins the day of the clock. */
    async begin(): Promise<(Reminder | Digest)[]> {
      queue.push({ message: { kind: 'day', at: clock.instant }, delay: undefined })
      return settle()
    },
  }
}

/** See {@link town}. */
export type Town = Awaited<ReturnType<typeof town>>
