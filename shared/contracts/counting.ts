import { shownInstant } from './answers.ts'

/** When what is told of a large org was counted; absent where it was counted for the answer. */
export const countedAt = shownInstant.optional()

/** Said of every answer that may have been counted before. */
export const largeOrgs =
  'Of more than 200 cadres it is counted in the background: `countedAt` says when; over an hour later it is counted anew for the next who asks. The first one who asks waits for the count; of more than 1,000 cadres the answer is 503 `counting` until it is there.'
