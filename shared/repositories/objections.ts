import { isDeepStrictEqual } from 'node:util'
import type { IndicatorId } from '../../events/assessment.ts'
import {
  beginningWith,
  type Items,
  next,
  replacing,
  valuesOf,
  type Write,
  wholePartition,
} from '../aws/items/items.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import { resultKeys } from '../aws/keys.ts'

/** What a committee says to an objection. */
export interface ObjectionAnswer {
  readonly decision: 'upheld' | 'dismissed'
  readonly reason: string
  readonly by: string
  /** Instant. */
  readonly at: string
}

/** An objection to an indicator of a result (异议). */
export interface Objection {
  readonly id: string
  readonly cadreId: string
  readonly month: string
  /** The org of the result; it follows the cadre until the objection is answered. */
  readonly orgId: string
  readonly indicator: IndicatorId
  readonly text: string
  readonly eventIds: readonly string[]
  readonly by: string
  /** Instant. */
  readonly at: string
  readonly answer?: ObjectionAnswer
}

/** An objection that nobody has answered. */
export type OpenObjection = Pick<Objection, 'id' | 'cadreId' | 'orgId'>

/** Objections to results, and what was said to them. */
export type Objections = ReturnType<typeof objectionsOn>

/** Whether two objections say the same. */
export const sameObjection = (a: Objection, b: Objection): boolean => {
  const content = ({ indicator, text, eventIds }: Objection) => ({ indicator, text, eventIds })
  return isDeepStrictEqual(content(a), content(b))
}

/** The objection without what anybody wrote. */
const withoutWords = ({ answer, ...objection }: Objection, word: string): Objection => ({
  ...objection,
  text: word,
  ...(answer && { answer: { ...answer, reason: word } }),
})

/** Objections stored in these items. */
export function objectionsOn(items: Items) {
  const keyOf = ({ cadreId, month, id }: Pick<Objection, 'cadreId' | 'month' | 'id'>) =>
    resultKeys.objection(cadreId, month, id)
  const openKeyOf = ({ month, orgId, cadreId, id }: Pick<Objection, 'month' | 'orgId' | 'cadreId' | 'id'>) =>
    resultKeys.openObjection(month, orgId, cadreId, id)
  const read = async (of: Pick<Objection, 'cadreId' | 'month' | 'id'>) =>
    (await items.get<Objection>(keyOf(of)))?.value

  /** Moves an objection to the org that is found after it was read, so that of two at once the older starts anew; whether it moved. */
  const move = (known: Objection, orgIn: (month: string) => Promise<string | undefined>): Promise<boolean> =>
    retryOptimistically<boolean>(items, async () => {
      const item = await items.get<Objection>(keyOf(known))
      const orgId = item?.value.answer ? undefined : await orgIn(known.month)
      if (!item || orgId === undefined || orgId === item.value.orgId) return { writes: [], result: false }
      const moved = { ...item.value, orgId }
      const { id, cadreId } = moved
      const writes: Write[] = [
        replacing(keyOf(known), item, moved),
        { remove: openKeyOf(item.value) },
        { put: { ...openKeyOf(moved), value: { id, cadreId, orgId } } },
      ]
      return { writes, result: true }
    })

  return {
    async listObjections(cadreId: string, month: string): Promise<Objection[]> {
      const { pk, sk } = resultKeys.objection(cadreId, month, '')
      const found = await valuesOf<Objection>(items, beginningWith(pk, sk))
      return found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    },

    readObjection: (cadreId: string, month: string, id: string): Promise<Objection | undefined> =>
      read({ cadreId, month, id }),

    /** Adds an objection, unless there is one of that id: the one that was first, and whether it is this one. */
    addObjection: (objection: Objection): Promise<{ first: Objection; added: boolean }> =>
      retryOptimistically<{ first: Objection; added: boolean }>(items, async () => {
        const first = await read(objection)
        if (first) return { writes: [], result: { first, added: false } }
        const { id, cadreId, orgId } = objection
        return {
          writes: [
            { put: { ...keyOf(objection), version: 1, value: objection }, guard: 'absent' },
            { put: { ...openKeyOf(objection), value: { id, cadreId, orgId } } },
          ],
          result: { first: objection, added: true },
        }
      }),

    /** Answers an objection, unless it is answered: what stands, and whether it is this; undefined if there is none. */
    answerObjection: (
      of: Pick<Objection, 'cadreId' | 'month' | 'id'>,
      answer: ObjectionAnswer,
    ): Promise<{ objection: Objection; added: boolean } | undefined> =>
      retryOptimistically<{ objection: Objection; added: boolean } | undefined>(items, async () => {
        const item = await items.get<Objection>(keyOf(of))
        if (!item) return { writes: [], result: undefined }
        if (item.value.answer) return { writes: [], result: { objection: item.value, added: false } }
        const objection = { ...item.value, answer }
        const { guard, version } = next(item)
        return {
          writes: [
            { put: { ...keyOf(of), version, value: objection }, guard },
            { remove: openKeyOf(objection) },
          ],
          result: { objection, added: true },
        }
      }),

    /** Has those of a cadre that nobody has answered lie with the org to which it belongs for their month, if there is one. */
    async moveOpenObjections(
      cadreId: string,
      orgIn: (month: string) => Promise<string | undefined>,
    ): Promise<void> {
      const found = await valuesOf<Objection>(items, wholePartition(resultKeys.objection(cadreId, '', '').pk))
      // Once more after each move: who finds one in its place takes no version, and may have been the later one.
      for (const known of found) while (!known.answer && (await move(known, orgIn)));
    },

    /** Puts a word in the place of what was said in the objections to a result, and in the answers; `begin` is told of each. */
    async eraseTexts(
      cadreId: string,
      month: string,
      word: string,
      begin: (objections: number) => Promise<void>,
    ): Promise<void> {
      const { pk, sk } = resultKeys.objection(cadreId, month, '')
      for await (const item of items.query<Objection>(beginningWith(pk, sk))) {
        const value = withoutWords(item.value, word)
        if (isDeepStrictEqual(value, item.value)) continue
        const { guard, version } = next(item)
        await begin(1)
        // Who answers it at this moment wins; it is found again on another day.
        await items.put({ ...item, version, value }, guard)
      }
    },

    /** Those of a month that nobody has answered; only of results of one org where it is named. */
    listOpenObjections(month: string, orgId?: string): Promise<OpenObjection[]> {
      const { pk } = resultKeys.openObjection(month, '', '', '')
      return valuesOf(items, beginningWith(pk, orgId === undefined ? `${month}#` : `${month}#${orgId}#`))
    },
  }
}
