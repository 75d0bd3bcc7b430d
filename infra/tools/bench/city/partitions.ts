import type { Item } from '../../../../shared/aws/items/items.ts'
import { ledgerKeys, settingKeys } from '../../../../shared/aws/keys.ts'
import type { TableName } from '../../../../shared/contracts/function.ts'
import type { Revision } from '../../../../shared/domain/assessment/revision.ts'
import { firstVersion } from '../../../../shared/domain/policy/versions.ts'
import { toLedgerItem } from '../../../../shared/repositories/ledger-item.ts'
import { responseLine } from '../../../../shared/repositories/voice-responses.ts'
import { countsBelow } from './counts.ts'
import { eventsOf } from './events.ts'
import { type Frame, frameOf } from './frame.ts'
import { rankedOf, resultsOf } from './results.ts'
import { rosterOf } from './roster.ts'
import { links, numberOf, orgAt, type Size } from './shape.ts'
import { viewsOf } from './views.ts'

/** What lies in the partition of a table, by its key. */
export type Partition = (table: TableName, pk: string) => Item[]

function ledgerOf({ size, months }: Frame, pk: string): Item[] {
  const [id = '', of = ''] = pk.split('#')
  const n = numberOf(id)
  if (!(n < size.cadres) || !months.includes(of)) return []
  return eventsOf(n, of).map(event => ({
    ...toLedgerItem(of, event, []),
    ...ledgerKeys.event(id, of, event.id),
  }))
}

/** Half of the youths who got a link have rated. */
function voiceOf({ cadresOf, orgsBelow }: Frame, pk: string): Item[] {
  const [kind, id = '', of = ''] = pk.split('#')
  if (kind !== 'RESPONSES') return []
  return orgsBelow(numberOf(id)).map(org => {
    const issued = cadresOf(org).length * links
    return responseLine(id, of, orgAt(org), { issued, answered: issued / 2 })
  })
}

/** A second version of the policy, by which people may be ranked. */
function settingsOf(pk: string): Item[] {
  const key = settingKeys.policy(orgAt(0), 2)
  const policy = { ...firstVersion.policy, version: 2, rankings: true }
  return pk === key.pk ? [{ ...key, value: { ...firstVersion, policy } }] : []
}

function jobsOf(frame: Frame, template: Revision | undefined, pk: string): Item[] {
  const { cadresOf, orgsBelow } = frame
  const [kind, id = ''] = pk.split('#')
  if (kind !== 'COUNT') return []
  const orgs = orgsBelow(numberOf(id))
  const cadres = orgs.flatMap(cadresOf)
  return countsBelow(id, cadres.length, orgs.map(orgAt), template ? rankedOf(frame, template, cadres) : [])
}

/** The city’s partitions, with results like the template where there is one, each made when it is asked for: what nobody reads costs nothing. */
export function partitionsOf(size: Size, template: Revision | undefined): Partition {
  const frame = frameOf(size)
  const made: Readonly<Record<TableName, (pk: string) => Item[]>> = {
    ledger: pk => ledgerOf(frame, pk),
    roster: pk => rosterOf(frame, pk),
    views: pk => viewsOf(frame, template, pk),
    results: pk => (template ? resultsOf(frame, template, pk) : []),
    settings: pk => (template ? settingsOf(pk) : []),
    jobs: pk => jobsOf(frame, template, pk),
    voice: pk => voiceOf(frame, pk),
    messages: () => [],
  }
  return (table, pk) => made[table](pk)
}
