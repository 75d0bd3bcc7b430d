import { compressJson } from '../../../../shared/aws/compressed-json.ts'
import type { Item } from '../../../../shared/aws/items/items.ts'
import { viewKeys } from '../../../../shared/aws/keys.ts'
import type { Revision } from '../../../../shared/domain/assessment/revision.ts'
import { demandsOf } from '../../../../shared/domain/demands/demands.ts'
import { fingerprint } from '../../../../shared/domain/ledger/fingerprint.ts'
import { fold, stepIdsOf } from '../../../../shared/domain/ledger/fold.ts'
import { monthLoad } from '../../../../shared/domain/ledger/month-bounds.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import { demandItems } from '../../../../shared/repositories/demand-lists.ts'
import { overlapItems } from '../../../../shared/repositories/overlap-lists.ts'
import { registerItems } from '../../../../shared/repositories/register.ts'
import { rowItem, rowOf } from '../../../../shared/repositories/rows.ts'
import { demandFactsOf, eventsOf, settlesNothing } from './events.ts'
import type { Frame } from './frame.ts'
import { revisionOf } from './results.ts'
import { cadreOf, claimantsOf, crowd, crowdedYouthOf, month, numberOf, since } from './shape.ts'

/** Cadres whose facts differ; the others have the same. */
const alike = 16

const folded = new Map<string, Pick<Item, 'head' | 'value'>>()

/** Facts as one of a few cadres has them: what is read costs the same, and folding a city takes minutes. */
function folding(n: number, of: string): Pick<Item, 'head' | 'value'> {
  const events = eventsOf(n, of)
  const facts = fold(events, of, ledgerZone)
  const stepIds = stepIdsOf(events, of, ledgerZone)
  return { head: monthLoad(events), value: compressJson({ ...fingerprint(events), facts, stepIds }) }
}

function factsOf({ months }: Frame, n: number): Item[] {
  return months.map((of): Item => {
    const key = `${n % alike} ${of}`
    const made = folded.get(key) ?? folding(n % alike, of)
    folded.set(key, made)
    return { ...viewKeys.facts(cadreOf(n), of), version: 1, ...made }
  })
}

/** Demands of all months in an org's lists, or of those that may still have something to come: who settles any does so within a month. */
function demandsOfCadre({ months, linesOf }: Frame, n: number, listOf: string, isSettled: boolean): Item[] {
  const asked = isSettled || settlesNothing(n) ? months : months.slice(-2)
  const demands = demandsOf(demandFactsOf(n, asked), ledgerZone)
  const lines = linesOf(n).filter(({ registerOf }) => registerOf === listOf)
  return [...demandItems(cadreOf(n), { demands, lines }).values()].flat()
}

/** Youths whom five claim, once for each of them who stands below an org: cadres follow each other, and so do orgs. */
function overlapsOf({ size, linesOf }: Frame, below: readonly number[], pk: string): Item[] {
  const listOf = pk.slice(pk.indexOf('#') + 1)
  const crowded = below.flatMap(c => {
    const youthId = crowdedYouthOf(c)
    if (!youthId || claimantsOf(size, youthId).length < crowd) return []
    return [{ cadreId: cadreOf(c), youthId }]
  })
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

/** What lies in a partition of the views, with lines of tables like the template where there is one. */
export function viewsOf(frame: Frame, template: Revision | undefined, pk: string): Item[] {
  const { size, cadresOf, orgsBelow, linesOf } = frame
  const [kind, id = '', of = ''] = pk.split('#')
  const n = numberOf(id)
  if (kind === 'CADRE') return n < size.cadres ? factsOf(frame, n) : []
  const below = kind === 'REGISTER' || kind === 'DEMANDS' ? orgsBelow(n).flatMap(cadresOf) : []
  if (kind === 'REGISTER')
    return below.flatMap(c => registerItems(cadreOf(c), linesOf(c))).filter(item => item.pk === pk)
  if (kind === 'DEMANDS')
    return below.flatMap(c => demandsOfCadre(frame, c, id, of === 'resolved')).filter(item => item.pk === pk)
  if (kind === 'OVERLAPS') return overlapsOf(frame, orgsBelow(n).flatMap(cadresOf), pk)
  if (template && kind === 'ORG' && of !== '' && of < month)
    return cadresOf(n).map(c => {
      const row = rowOf(revisionOf(frame, template, c, of))
      return rowItem(row, row)
    })
  return []
}
