import type { Key } from '../../../../shared/aws/keys.ts'
import type { Stores } from '../stores.ts'
import type { Check } from './check.ts'
import { figure, nothing } from './difference.ts'
import { figuresOfItems, textOfKey, unexpected } from './items.ts'

/** An org's month of which youths were asked or answered, and the keys of the lines that lists have of it. */
interface OrgMonth {
  readonly orgId: string
  readonly month: string
  readonly lines: Key[]
}

/** The org's month that an item of the voice's table is about; undefined where it is about another thing. */
function orgMonthOf({ pk, sk }: Key): [orgId: string, month: string] | undefined {
  const [, listedMonth] = /^RESPONSES#.+#(\d{4}-\d{2})$/.exec(pk) ?? []
  if (listedMonth) return [sk, listedMonth]
  const [, orgId] = /^ORG#(.+)$/.exec(pk) ?? []
  const [, month] = /^(?:RESPONSE|ISSUED|ANSWERED)#(\d{4}-\d{2})(?:#|$)/.exec(sk) ?? []
  return orgId && month ? [orgId, month] : undefined
}

/** How many youths were asked and answered, and its sums in lists, against what is kept of each youth. */
export function checkResponses({ tables, responses }: Stores): Check<OrgMonth> {
  const { voice } = tables
  return {
    subject: 'responses',

    async *list() {
      const all = new Map<string, OrgMonth>()
      for await (const key of voice.scanKeys()) {
        const [orgId, month] = orgMonthOf(key) ?? []
        if (!orgId || !month) continue
        const found = all.get(`${orgId} ${month}`) ?? { orgId, month, lines: [] }
        if (key.pk.startsWith('RESPONSES#')) found.lines.push(key)
        all.set(`${orgId} ${month}`, found)
      }
      yield* all.values()
    },

    async compare({ orgId, month, lines }) {
      const expected = await responses.expectResponses(orgId, month)
      const figures = await figuresOfItems(voice, expected, textOfKey)
      const left = await voice.getMany(unexpected(lines, expected))
      for (const item of left) figures.push(...figure(textOfKey(item), item.value, nothing))
      return figures.length === 0 ? [] : [{ who: orgId, month, figures }]
    },

    async mend({ orgId, month, lines }) {
      await responses.recountResponses(orgId, month)
      const expected = await responses.expectResponses(orgId, month)
      for (const key of unexpected(lines, expected)) await voice.remove(key)
    },
  }
}
