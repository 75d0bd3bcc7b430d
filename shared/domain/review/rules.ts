import * as z from 'zod'

const positive = z.int().min(1).max(10_000)

/** From when on something is worth a look; never a penalty. A later policy version may take these over. */
export const fairnessRules = z.strictObject({
  /** Contacts of one cadre within so many seconds. */
  burst: z.strictObject({ contacts: positive, seconds: positive }),
  /** Contacts and visits of at least so many events on so many dates, none recorded before the month's last day. */
  lastDay: z.strictObject({ events: positive, dates: positive }),
  /** Different bases visited in one half-day. */
  sameHalfDay: z.strictObject({ bases: z.int().min(2).max(100) }),
  /** Different youths who rated through one source within so many minutes. */
  ratings: z.strictObject({ youths: positive, minutes: positive }),
  /** The most-contacted part of the linked youths whose share of contacts is shown. */
  concentration: z.strictObject({ num: positive, den: positive }),
})

/** See {@link fairnessRules}. */
export type FairnessRules = z.infer<typeof fairnessRules>

/** What is looked at under the policy of 2016 (notice, requirement 2: 避免对少部分人过多的重复联系). */
export const fairness2016: FairnessRules = {
  burst: { contacts: 10, seconds: 60 },
  lastDay: { events: 10, dates: 3 },
  sameHalfDay: { bases: 2 },
  ratings: { youths: 10, minutes: 10 },
  concentration: { num: 1, den: 10 },
}
