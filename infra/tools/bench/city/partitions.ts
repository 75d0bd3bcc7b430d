import { orderOf } from '../../../../shared/assessing/table.ts'
import { compressJson } from '../../../../shared/aws/compressed-json.ts'
import type { Item } from '../../../../shared/aws/items/items.ts'
import { ledgerKeys, resultKeys, rosterKeys, settingKeys, viewKeys } from '../../../../shared/aws/keys.ts'
import type { TableName } from '../../../../shared/contracts/function.ts'
import type { RankedLine } from '../../../../shared/counting/ranking.ts'
import type { Revision } from '../../../../shared/domain/assessment/revision.ts'
import { demandsOf } from '../../../../shared/domain/demands/demands.ts'
import { fingerprint } from '../../../../shared/domain/ledger/fingerprint.ts'
import { fold, stepIdsOf } from '../../../../shared/domain/ledger/fold.ts'
import { monthLoad } from '../../../../shared/domain/ledger/month-bounds.ts'
import { firstVersion } from '../../../../shared/domain/policy/versions.ts'
import { type OrgProfile, placesOf } from '../../../../shared/domain/roster/orgs.ts'
import { registerLines } from '../../../../shared/domain/roster/register.ts'
import { addMonths, monthsBetween } from '../../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import { comparePlaces } from '../../../../shared/http/page.ts'
import { demandItems } from '../../../../shared/repositories/demand-lists.ts'
import { toLedgerItem } from '../../../../shared/repositories/ledger-item.ts'
import { overlapItems } from '../../../../shared/repositories/overlap-lists.ts'
import { registerItems } from '../../../../shared/repositories/register.ts'
import { rowItem, rowOf } from '../../../../shared/repositories/rows.ts'
import { responseLine } from '../../../../shared/repositories/voice-responses.ts'
import { countsBelow } from './counts.ts'
import { demandFactsOf, eventsOf, settlesNothing } from './events.ts'
import {
  cadreOf,
  cadreProfile,
  claimantsOf,
  crowd,
  links,
  month,
  monthBefore,
  numberOf,
  orgAt,
  orgOfCadre,
  orgProfile,
  parentOf,
  type Size,
  since,
  youthsOf,
} from './shape.ts'

/** What lies in the partition of a table, by its key. */
export type Partition = (table: TableName, pk: string) => Item[]

/** Cadres whose facts differ; the others have the same. */
const alike = 16

/** The city’s partitions, with results like the template where there is one, each made when it is asked for: what nobody reads costs nothing. */
export function partitionsOf(size: Size, template: Revision | undefined): Partition {
  const months = monthsBetween(addMonths(month, 1 - size.months), month)
  const everybody = Array.from({ length: size.cadres }, (_, n) => n)
  const own = Map.groupBy(everybody, n => orgOfCadre(size, n))
  const children = Map.groupBy(
    Array.from({ length: size.orgs }, (_, n) => n),
    n => parentOf(size, n),
  )
  const cadresOf = (org: number) => own.get(org) ?? []
  const orgsBelow = (org: number): number[] => [org, ...(children.get(org) ?? []).flatMap(orgsBelow)]

  function path(org: number): number[] {
    const parent = parentOf(size, org)
    return parent === undefined ? [org] : [org, ...path(parent)]
  }

  function rosterOf(pk: string): Item[] {
    const [kind, id = ''] = pk.split('#')
    if (kind === 'ORG' && id === '-')
      return [{ ...rosterKeys.child(undefined, orgAt(0)), value: placesOf(orgProfile(size, 0).history) }]
    if (kind === 'ORG') {
      const n = numberOf(id)
      if (!(n < size.orgs)) return []
      const members = cadresOf(n).map(
        (c): Item => ({
          ...rosterKeys.member(id, cadreOf(c)),
          value: {
            cadreId: cadreOf(c),
            serviceFrom: since,
            history: [{ effectiveFrom: since, orgId: id }],
          },
        }),
      )
      const below = (children.get(n) ?? []).map(
        (c): Item => ({ ...rosterKeys.child(id, orgAt(c)), value: placesOf(orgProfile(size, c).history) }),
      )
      return [{ ...rosterKeys.org(id), version: 1, value: orgProfile(size, n) }, ...members, ...below]
    }
    if (kind === 'BASE') {
      const association = id === 'b-association'
      const base = { name: id, kind: association ? 'association' : 'communityBranch', orgId: orgAt(0) }
      return [{ ...rosterKeys.base(id), version: 1, value: base }]
    }
    if (kind === 'CADRE') {
      const n = numberOf(id)
      if (!(n < size.cadres)) return []
      const held = youthsOf(n).map((youthId, k): Item => {
        const others = claimantsOf(size, youthId).length - 1
        const value = {
          youthId,
          baseId: k % 2 === 0 ? 'b-community' : 'b-association',
          field: 'rural',
          since,
        }
        return { ...rosterKeys.link(id, youthId, since), head: { others }, value }
      })
      return [...held, { ...rosterKeys.cadre(id), version: 1, value: cadreProfile(size, n) }]
    }
    if (kind === 'YOUTH') {
      const value = claimantsOf(size, id).map(c => ({ cadreId: cadreOf(c), since, root: orgAt(0) }))
      return [{ ...rosterKeys.claims(id), version: 1, value }]
    }
    return []
  }

  function revisionOf(template: Revision, n: number, of: string): Revision {
    const total = Math.round(((n * 7919 + Number(of.slice(5)) * 131) % 1000) / 1) / 10
    return { ...template, cadreId: cadreOf(n), orgId: orgAt(orgOfCadre(size, n)), month: of, total }
  }

  const folded = new Map<string, Pick<Item, 'head' | 'value'>>()

  /** Facts as one of a few cadres has them: what is read costs the same, and folding a city takes minutes. */
  function folding(n: number, of: string): Pick<Item, 'head' | 'value'> {
    const events = eventsOf(n, of)
    const facts = fold(events, of, ledgerZone)
    const stepIds = stepIdsOf(events, of, ledgerZone)
    return { head: monthLoad(events), value: compressJson({ ...fingerprint(events), facts, stepIds }) }
  }

  function factsOf(n: number): Item[] {
    return months.map((of): Item => {
      const key = `${n % alike} ${of}`
      const made = folded.get(key) ?? folding(n % alike, of)
      folded.set(key, made)
      return { ...viewKeys.facts(cadreOf(n), of), version: 1, ...made }
    })
  }

  const linesOf = (n: number) => {
    const orgs: Record<string, OrgProfile> = {}
    for (const org of path(orgOfCadre(size, n))) orgs[orgAt(org)] = orgProfile(size, org)
    return registerLines(cadreProfile(size, n), orgs)
  }

  /** Demands of all months, or of those that may still have something to come: who settles any does so within a month. */
  function demandsOfCadre(n: number, isSettled: boolean): Item[] {
    const asked = isSettled || settlesNothing(n) ? months : months.slice(-2)
    const demands = demandsOf(demandFactsOf(n, asked), ledgerZone)
    return [...demandItems(cadreOf(n), { demands, lines: linesOf(n) }).values()].flat()
  }

  /** Youths whom five claim, once for each of them who stands below an org: cadres follow each other, and so do orgs. */
  function overlapsOf(below: readonly number[], pk: string): Item[] {
    const listOf = pk.slice(pk.indexOf('#') + 1)
    const crowded = below.flatMap(c =>
      youthsOf(c)
        .filter(youth => claimantsOf(size, youth).length >= crowd)
        .map(youthId => ({ cadreId: cadreOf(c), youthId })),
    )
    const service = { from: since }
    return overlapItems(
      crowded.map(({ cadreId, youthId }) => {
        const claims = claimantsOf(size, youthId).map(c => {
          const spans = linesOf(c).filter(each => each.registerOf === listOf)
          return { cadreId: cadreOf(c), since, service, spans: spans.flatMap(({ line }) => line.spans) }
        })
        return { listOf, crowded: { cadreId, youthId, claims } }
      }),
    )
  }

  function viewsOf(pk: string): Item[] {
    const [kind, id = '', of = ''] = pk.split('#')
    const n = numberOf(id)
    if (kind === 'CADRE') return n < size.cadres ? factsOf(n) : []
    const below = kind === 'REGISTER' || kind === 'DEMANDS' ? orgsBelow(n).flatMap(cadresOf) : []
    if (kind === 'REGISTER')
      return below.flatMap(c => registerItems(cadreOf(c), linesOf(c))).filter(item => item.pk === pk)
    if (kind === 'DEMANDS')
      return below.flatMap(c => demandsOfCadre(c, of === 'resolved')).filter(item => item.pk === pk)
    if (kind === 'OVERLAPS') return overlapsOf(orgsBelow(n).flatMap(cadresOf), pk)
    if (template && kind === 'ORG' && of !== '' && of < month)
      return cadresOf(n).map(c => {
        const row = rowOf(revisionOf(template, c, of))
        return rowItem(row, row)
      })
    return []
  }

  function resultsOf(pk: string): Item[] {
    const [kind, id = ''] = pk.split('#')
    if (!template || kind !== 'CADRE') return []
    return months.slice(-13, -1).map((of): Item => {
      const revision = revisionOf(template, numberOf(id), of)
      return { ...resultKeys.revision(id, of, 1), value: compressJson(revision) }
    })
  }

  function ledgerOf(pk: string): Item[] {
    const [id = '', of = ''] = pk.split('#')
    const n = numberOf(id)
    if (!(n < size.cadres) || !months.includes(of)) return []
    return eventsOf(n, of).map(event => ({
      ...toLedgerItem(of, event, []),
      ...ledgerKeys.event(id, of, event.id),
    }))
  }

  /** Half of the youths who got a link have rated. */
  function voiceOf(pk: string): Item[] {
    const [kind, id = '', of = ''] = pk.split('#')
    if (kind !== 'RESPONSES') return []
    return orgsBelow(numberOf(id)).map(org => {
      const issued = cadresOf(org).length * links
      return responseLine(id, of, orgAt(org), { issued, answered: issued / 2 })
    })
  }

  /** The cadres by their totals, the highest first. */
  function rankedOf(template: Revision, cadres: readonly number[]): RankedLine[] {
    const { placeOf } = orderOf('total')
    return cadres
      .map(n => revisionOf(template, n, monthBefore))
      .map((row): RankedLine => [placeOf(row), row.orgId])
      .sort(([a], [b]) => comparePlaces(a, b))
  }

  /** A second version of the policy, by which people may be ranked. */
  function settingsOf(pk: string): Item[] {
    const key = settingKeys.policy(orgAt(0), 2)
    const policy = { ...firstVersion.policy, version: 2, rankings: true }
    return template && pk === key.pk ? [{ ...key, value: { ...firstVersion, policy } }] : []
  }

  function jobsOf(pk: string): Item[] {
    const [kind, id = ''] = pk.split('#')
    if (kind !== 'COUNT') return []
    const orgs = orgsBelow(numberOf(id))
    const cadres = orgs.flatMap(cadresOf)
    return countsBelow(id, cadres.length, orgs.map(orgAt), template ? rankedOf(template, cadres) : [])
  }

  return (table, pk) => {
    if (table === 'voice') return voiceOf(pk)
    if (table === 'jobs') return jobsOf(pk)
    if (table === 'settings') return settingsOf(pk)
    if (table === 'roster') return rosterOf(pk)
    if (table === 'views') return viewsOf(pk)
    if (table === 'results') return resultsOf(pk)
    return table === 'ledger' ? ledgerOf(pk) : []
  }
}
