import { isDeepStrictEqual } from 'node:util'
import { type Items, replacing, valuesOf, wholePartition } from '../aws/items/items.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import { putOnce } from '../aws/items/put-once.ts'
import { settingKeys } from '../aws/keys.ts'

/** What somebody says about the system itself, and what the root org says to it. */
export interface Complaint {
  readonly complaintId: string
  readonly text: string
  readonly by: string
  readonly role: string
  /** Instant. */
  readonly at: string
  readonly answer?: { readonly text: string; readonly by: string; readonly at: string }
}

/** Complaints that lie there unanswered, beyond which no further one is taken: nobody fills the table. Those that come at once see the same number. */
export const mostOpen = 5000

/** Whether a complaint may be left with a root org; one that is there already needs no room. */
export const hasRoom = (known: readonly Complaint[], id: string): boolean =>
  known.filter(({ answer }) => !answer).length < mostOpen ||
  known.some(({ complaintId }) => complaintId === id)

/** Complaints about the system, by root org. */
export type Complaints = ReturnType<typeof complaintsOn>

/** The complaint without what anybody wrote. */
const withoutWords = ({ answer, ...complaint }: Complaint, word: string): Complaint => ({
  ...complaint,
  text: word,
  ...(answer && { answer: { ...answer, text: word } }),
})

/** Complaints stored in these items. */
export function complaintsOn(items: Items) {
  return {
    listComplaints: (rootId: string): Promise<Complaint[]> =>
      valuesOf(items, wholePartition(settingKeys.complaint(rootId, '').pk)),

    /** Puts a word in the place of what was said in those answered at an instant that is meant; `begin` is told of each. */
    async eraseTexts(
      rootId: string,
      word: string,
      isMeant: (answeredAt: string) => boolean,
      begin: (complaints: number) => Promise<void>,
    ): Promise<void> {
      const range = wholePartition(settingKeys.complaint(rootId, '').pk)
      for await (const item of items.query<Complaint>(range)) {
        const value = withoutWords(item.value, word)
        if (!value.answer || !isMeant(value.answer.at) || isDeepStrictEqual(value, item.value)) continue
        const { put, guard } = replacing(item, item, value)
        await begin(1)
        // Who answers it at this moment wins; it is found again on another day.
        await items.put(put, guard)
      }
    },

    /** Adds a complaint, unless there is one of that id: the one that was first, and whether it is this one. */
    addComplaint: (rootId: string, complaint: Complaint): Promise<{ first: Complaint; added: boolean }> =>
      putOnce(items, settingKeys.complaint(rootId, complaint.complaintId), complaint),

    /** Answers a complaint, the last answer stands; undefined if there is none. */
    answerComplaint: (
      rootId: string,
      complaintId: string,
      answer: NonNullable<Complaint['answer']>,
    ): Promise<Complaint | undefined> =>
      retryOptimistically(items, async () => {
        const key = settingKeys.complaint(rootId, complaintId)
        const item = await items.get<Complaint>(key)
        if (!item) return { writes: [], result: undefined }
        const value = { ...item.value, answer }
        return { writes: [replacing(key, item, value)], result: value }
      }),
  }
}
