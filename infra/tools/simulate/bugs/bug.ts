import type { Focus } from '../campaign.ts'
import type { Story } from '../story.ts'
import type { Tampering } from '../tampering.ts'
import type { Row } from './rows.ts'

/** A bug that is put into the system to see that it is found. */
export interface Bug {
  /** The row of what was seen that it stands for; absent where it was only thought of. */
  readonly row?: Row
  /** Seed from which on it is soon found; 1 unless said. */
  readonly seed?: number
  /** Stories from that one on among which it must be found, where that is seldom; as many as of its tier unless said. */
  readonly within?: number
  /** Whether it can show in a story at all, where that is seldom. */
  readonly among?: (story: Story) => boolean
  /** Faults among which it shows, where it needs many at once. */
  readonly focus?: Focus
  readonly tampering: () => Tampering
}
