import { beginningWith, type Items, next, valuesOf } from '../aws/items/items.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import type { Key } from '../aws/keys.ts'
import type { CallBack } from '../domain/review/call-backs.ts'

/** What a youth answers when it is asked whether somebody met it. */
export type CallBackAnswer = 'yes' | 'no' | 'unsure'

/** The sample of an org's month: by which seed it was drawn, and what was drawn so far. */
export interface CallBackSample {
  readonly seed: string
  readonly drawn: readonly CallBack[]
}

/** Which meetings youths are asked about, and what they answered. */
export type CallBacks = ReturnType<typeof callBacksOn>

const keys = {
  sample: (orgId: string, month: string): Key => ({ pk: `ORG#${orgId}`, sk: `CALLBACKS#${month}` }),
  answer: (orgId: string, month: string, cadreId: string, eventId: string): Key => ({
    pk: `ORG#${orgId}`,
    sk: `MET#${month}#${cadreId}#${eventId}`,
  }),
} as const

/** Samples and answers kept in these items. */
export function callBacksOn(items: Items) {
  return {
    readSample: async (orgId: string, month: string): Promise<CallBackSample | undefined> =>
      (await items.get<CallBackSample>(keys.sample(orgId, month)))?.value,

    /** Tops a sample up; a new one begins with the given seed. */
    topUpSample: (
      orgId: string,
      month: string,
      seed: string,
      draw: (sample: CallBackSample) => CallBack[],
    ): Promise<CallBackSample> =>
      retryOptimistically(items, async () => {
        const key = keys.sample(orgId, month)
        const item = await items.get<CallBackSample>(key)
        const sample = item?.value ?? { seed, drawn: [] }
        const value = { ...sample, drawn: draw(sample) }
        if (value.drawn.length === sample.drawn.length) return { writes: [], result: sample }
        const { guard, version } = next(item)
        return { writes: [{ put: { ...key, version, value }, guard }], result: value }
      }),

    /** Keeps an answer; the last one stands. */
    async putAnswer(
      orgId: string,
      month: string,
      { cadreId, eventId }: Pick<CallBack, 'cadreId' | 'eventId'>,
      answer: CallBackAnswer,
    ): Promise<void> {
      await items.put({ ...keys.answer(orgId, month, cadreId, eventId), value: { cadreId, eventId, answer } })
    },

    /** Answers of an org's month. */
    listAnswers(
      orgId: string,
      month: string,
    ): Promise<(Pick<CallBack, 'cadreId' | 'eventId'> & { readonly answer: CallBackAnswer })[]> {
      const { pk, sk } = keys.answer(orgId, month, '', '')
      return valuesOf(items, beginningWith(pk, sk.slice(0, -1)))
    },
  }
}
