import { wholePartition } from '../../../../shared/aws/items/items.ts'
import type { Key } from '../../../../shared/aws/keys.ts'
import { ledgerKeys, viewKeys } from '../../../../shared/aws/keys.ts'
import type { CrowdedYouth } from '../../../../shared/domain/review/crowded.ts'
import type { RegisterLine } from '../../../../shared/domain/roster/register.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import { readDemands } from '../../../../shared/listing/demands.ts'
import { readCrowded } from '../../../../shared/listing/overlaps.ts'
import { demandItems, type ListedDemand } from '../../../../shared/repositories/demand-lists.ts'
import { overlapItems } from '../../../../shared/repositories/overlap-lists.ts'
import { registerItems } from '../../../../shared/repositories/register.ts'
import { linesOf } from '../../../../shared/repositories/roster/registering.ts'
import { rowItem } from '../../../../shared/repositories/rows.ts'
import type { Stores } from '../stores.ts'
import type { Check } from './check.ts'
import { type Difference, figure, nothing } from './difference.ts'
import { textOfKey } from './items.ts'
import { monthsOf } from './months.ts'
import { guardOf, lineOf } from './rows.ts'

/** A kind of item among the views, by its key: the parts in brackets are what `explain` is asked with. */
interface Kind {
  readonly key: RegExp
  /** Whether some record explains the item; left out where the item is how far work is, which nothing has to explain. */
  readonly isExplained?: (...parts: string[]) => Promise<boolean>
}

/** Every kind of item that the table of the views holds. */
function kindsOf(stores: Stores): readonly Kind[] {
  const months = monthsOf(stores)
  const { tables, assessments, roster } = stores
  const isRegistered = async (cadreId = '') => (await roster.readProfile(cadreId)) !== undefined
  return [
    {
      key: /^CADRE#(.+) FACTS#(.+)$/,
      async isExplained(cadreId = '', month = '') {
        const partition = { ...wholePartition(ledgerKeys.month(cadreId, month)), limit: 1 }
        for await (const _ of tables.ledger.queryKeys(partition)) return true
        return false
      },
    },
    {
      key: /^ORG#(.+)#(.+) ROW#(.+)$/,
      async isExplained(orgId = '', month = '', cadreId = '') {
        const latest = await assessments.readLatestRevision(cadreId, month)
        if (latest?.orgId === orgId) return true
        // What stays in the place of a line that was taken away says nothing.
        return lineOf(await tables.views.get(viewKeys.row(orgId, month, cadreId))) === null
      },
    },
    {
      key: /^ORG#(.+)#(.+) ROLLUP$/,
      async isExplained(orgId = '', month = '') {
        if (!(await months.openings()).some(opening => opening.month === month)) return false
        return (await roster.readOrgPath(orgId, lastDate(month))).length > 0
      },
    },
    {
      key: /^ORG#(.+)#(.+) KEPT#(.+)$/,
      async isExplained(orgId = '', month = '', cadreId = '') {
        return (await months.due(cadreId, month))?.orgId === orgId
      },
    },
    {
      key: /^(REGISTER#.+) (.+)$/,
      async isExplained(pk = '', sk = '') {
        const item = await tables.views.get<RegisterLine>({ pk, sk })
        if (!item) return true
        const { cadreId } = item.value
        return registerItems(cadreId, await linesOf(roster, cadreId)).some(
          each => each.pk === pk && each.sk === sk,
        )
      },
    },
    {
      key: /^(DEMANDS#.+) (.+)$/,
      async isExplained(pk = '', sk = '') {
        const item = await tables.views.get<ListedDemand>({ pk, sk })
        if (!item) return true
        const { cadreId } = item.value
        const listed = demandItems(cadreId, await readDemands(stores, cadreId))
        return [...listed.values()].flat().some(each => each.pk === pk && each.sk === sk)
      },
    },
    { key: /^CADRE#(.+) DEMANDS#.+$/, isExplained: isRegistered },
    {
      key: /^(OVERLAPS#.+) (.+)$/,
      async isExplained(pk = '', sk = '') {
        const item = await tables.views.get<CrowdedYouth>({ pk, sk })
        if (!item) return true
        const listed = overlapItems(await readCrowded(stores, item.value.youthId))
        return listed.some(each => each.pk === pk && each.sk === sk)
      },
    },
    {
      key: /^YOUTH#(.+) OVERLAP$/,
      isExplained: async (youthId = '') => (await roster.readClaims([youthId]))[youthId] !== undefined,
    },
    { key: /^CADRE#(.+) REGISTERED$/, isExplained: isRegistered },
    { key: /^RUN#(.+)#(.+) (RUN|PLAN#.+|PROGRESS#.+|DONE#.+|KEPT#.+|SLICE#.+)$/ },
    { key: /^(OPENRUNS|MENDS) .+$/ },
    { key: /^LAKE(#\S+ .+| LEASE| INPUTS)$/ },
    { key: /^(MENDCURSOR MEND|RESTORE RESTORE|HEALTH SINCE)$/ },
  ]
}

/** Whether this check knows the kind of an item. */
export function isKnownKind(stores: Stores, key: Key): boolean {
  return kindsOf(stores).some(kind => kind.key.test(textOfKey(key)))
}

/** Items among the views that no record explains: lines of who moved away, sums of an org that is none. */
export function checkLeftovers(stores: Stores): Check<Key> {
  const kinds = kindsOf(stores)
  const { views } = stores.tables
  return {
    subject: 'leftovers',
    list: () => views.scanKeys(),

    async compare(key): Promise<Difference[]> {
      const kind = kinds.find(each => each.key.test(textOfKey(key)))
      const parts = kind?.key.exec(textOfKey(key))?.slice(1) ?? []
      if (kind && (!kind.isExplained || (await kind.isExplained(...parts)))) return []
      // Somebody may have taken it away.
      if ((await views.get(key)) === undefined) return []
      const what = kind ? key.sk.split('#')[0] : 'unknown kind'
      return [{ who: textOfKey(key), figures: figure(what ?? '', 'there', nothing) }]
    },

    async mend(key) {
      const item = await views.get(key)
      const [, orgId, month, cadreId] = /^ORG#(.+)#(.+) ROW#(.+)$/.exec(textOfKey(key)) ?? []
      if (!item || !kinds.some(kind => kind.isExplained && kind.key.test(textOfKey(key)))) return
      // A line stays as taken away, so that an earlier one can't come back.
      if (orgId && month && cadreId)
        await views.put(rowItem(null, { orgId, month, cadreId, revision: item.version ?? 1 }), guardOf(item))
      else await views.remove(key, item.version)
    },
  }
}
