import { type Contact, purpose as purposes } from '../../events/contact.ts'
import type { Link, RecordedEvent } from '../../events/index.ts'
import { fields } from '../../events/roster.ts'
import { standing } from './ledger/standing.ts'
import { recordOf } from './record.ts'
import { activeOn } from './roster/overlap.ts'
import { type LinkInterval, type Service, within } from './roster/roster.ts'
import { localDate } from './time/calendar.ts'

/** How many contacts and visits, and how many different youths in them. */
export interface Reached {
  contacts: number
  visits: number
  youths: number
}

/** What contact was for: of one cadre, or summed over several, where a youth counts once for each. */
export interface Purposes extends Reached {
  purposes: Record<Contact['purpose'], Reached>
  /** By the field of the link on the day; who was not linked then is in none. */
  fields: Record<Link['field'], Reached>
  programmes: Record<string, Reached>
}

const nothing = (): Reached => ({ contacts: 0, visits: 0, youths: 0 })

/** Nothing at all: the identity of {@link mergePurposes}. */
export const noPurposes = (): Purposes => ({
  ...nothing(),
  purposes: recordOf(purposes.options, nothing),
  fields: recordOf(fields, nothing),
  programmes: {},
})

const add = (a: Reached, b: Reached = nothing()): Reached => ({
  contacts: a.contacts + b.contacts,
  visits: a.visits + b.visits,
  youths: a.youths + b.youths,
})

/** Sums over different cadres. */
export function mergePurposes(a: Purposes, b: Purposes): Purposes {
  const codes = [...new Set([...Object.keys(a.programmes), ...Object.keys(b.programmes)])].sort()
  return {
    ...add(a, b),
    purposes: recordOf(purposes.options, each => add(a.purposes[each], b.purposes[each])),
    fields: recordOf(fields, each => add(a.fields[each], b.fields[each])),
    programmes: Object.fromEntries(
      codes.map(code => [code, add(a.programmes[code] ?? nothing(), b.programmes[code])]),
    ),
  }
}

/** Counts events, and youths once each. */
class Tally {
  private readonly counts = nothing()
  private readonly youths = new Set<string>()

  add(type: 'contact' | 'visit', youthIds: readonly string[]): void {
    this.counts[type === 'contact' ? 'contacts' : 'visits']++
    for (const youthId of youthIds) this.youths.add(youthId)
  }

  result(): Reached {
    return { ...this.counts, youths: this.youths.size }
  }
}

/**
 * What a cadre's contacts and visits were for (notice: 互帮互助, 品牌项目): of whole ledger partitions, in service, what was
 * voided left out. Asked for one field, only youths of it count, and events with at least one.
 */
export function purposesOf(
  events: readonly RecordedEvent[],
  { links, service }: { links: readonly LinkInterval[]; service: Service },
  timeZone: string,
  asked?: Link['field'],
): Purposes {
  const linksOf = Map.groupBy(links, ({ youthId }) => youthId)
  const all = new Tally()
  const byPurpose = recordOf(purposes.options, () => new Tally())
  const byField = recordOf(fields, () => new Tally())
  const byProgramme = new Map<string, Tally>()
  for (const event of standing(events, timeZone)) {
    if (event.type !== 'contact' && event.type !== 'visit') continue
    const on = localDate(event.occurredAt, timeZone)
    if (!within(service, on)) continue
    const fieldOf = (youthId: string) => linksOf.get(youthId)?.find(link => activeOn(link, on))?.field
    const youthIds = event.youthIds.filter(youthId => asked === undefined || fieldOf(youthId) === asked)
    if (asked !== undefined && youthIds.length === 0) continue
    all.add(event.type, youthIds)
    if (event.type === 'contact') byPurpose[event.purpose].add(event.type, youthIds)
    for (const [field, those] of Map.groupBy(youthIds, fieldOf))
      if (field !== undefined) byField[field].add(event.type, those)
    for (const code of event.programmes ?? []) {
      const tally = byProgramme.get(code) ?? new Tally()
      byProgramme.set(code, tally)
      tally.add(event.type, youthIds)
    }
  }
  return {
    ...all.result(),
    purposes: recordOf(purposes.options, each => byPurpose[each].result()),
    fields: recordOf(fields, each => byField[each].result()),
    programmes: Object.fromEntries(
      [...byProgramme].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, tally]) => [code, tally.result()]),
    ),
  }
}
