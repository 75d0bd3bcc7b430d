import { createHash } from 'node:crypto'
import { compressJson, expandJson } from '../../../../shared/aws/compressed-json.ts'
import type { Items, Range } from '../../../../shared/aws/items/items.ts'
import type { MonthFacts } from '../../../../shared/domain/ledger/facts.ts'
import type { OrgProfile, Place } from '../../../../shared/domain/roster/orgs.ts'
import type { CadreProfile } from '../../../../shared/domain/roster/roster.ts'
import type { Tampering } from '../tampering.ts'
import { altering } from './tamper.ts'

/** Facts as they are stored. */
export type StoredFacts = { readonly facts: MonthFacts }

/** The facts as if an id meant one demand in all months: the last one. */
export function mergedById(months: StoredFacts[]): StoredFacts[] {
  return months.map(({ facts, ...rest }, index) => {
    const later = new Set(months.slice(index + 1).flatMap(other => other.facts.demands.map(([id]) => id)))
    const demands = facts.demands.filter(([id]) => !later.has(id))
    return { ...rest, facts: { ...facts, demands } }
  })
}

/** What holds of a cadre at last, as if it had always held. */
export const lastEntryOnly = (profile: CadreProfile): CadreProfile => ({
  ...profile,
  history: profile.history.slice(-1).map(entry => ({ ...entry, effectiveFrom: '2026-01-01' })),
})

/** What an org is at last, as if it had always been so. */
const lastOnly = (profile: OrgProfile): OrgProfile => ({
  ...profile,
  history: profile.history.slice(-1),
})

/** Where an org lies at last, as if it had always lain there. */
const lastPlaces = (places: readonly Place[]): Place[] =>
  places.slice(-1).map(place => ({ ...place, from: '1900-01-01' }))

/** Results get a digest of the facts that they were made of, and of nothing else. */
export function digestOfFacts(): Tampering {
  const read = new Map<string, string>()
  return {
    items: (items, _table, process) => {
      if (process.name !== 'assess') return items
      const put: Items['put'] = (item, guard) => {
        const [kind] = item.sk.split('#')
        if ((kind !== 'ASSESSMENT' && kind !== 'ROW') || item.value === null) return items.put(item, guard)
        const assessed = expandJson<{ cadreId: string; month: string; digest: string }>(
          item.value as Uint8Array,
        )
        const digest = read.get(`CADRE#${assessed.cadreId} ${assessed.month}`) ?? assessed.digest
        return items.put(
          { ...item, value: compressJson({ ...assessed, digest }) as typeof item.value },
          guard,
        )
      }
      return {
        ...items,
        put,
        async *query<Value>(range: Range) {
          const found = await Array.fromAsync(items.query<Value>(range))
          if (range.from.startsWith('FACTS#')) {
            const facts = JSON.stringify(found.map(({ value }) => value))
            const digest = createHash('sha256').update(facts).digest('hex')
            read.set(`${range.pk} ${range.to.slice('FACTS#'.length)}`, digest)
          }
          yield* found
        },
      }
    },
  }
}

/** Orgs are what they are at last, and lie where they lie at last. */
export const orgsAsOfToday = altering('roster', items => ({
  async *query<Value>(range: Range) {
    for await (const item of items.query<Value>(range))
      yield item.sk.startsWith('CHILD#')
        ? { ...item, value: lastPlaces(item.value as Place[]) as Value }
        : item
  },
  async get<Value>(key: Parameters<Items['get']>[0]) {
    const item = await items.get<Value>(key)
    return item && key.sk === 'ORG' ? { ...item, value: lastOnly(item.value as OrgProfile) as Value } : item
  },
}))
