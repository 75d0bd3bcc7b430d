import type { Tier } from '../story.ts'
import type { Bug } from './bug.ts'
import { closing } from './closing.ts'
import { lines } from './lines.ts'
import { operating } from './operating.ts'
import { recording } from './recording.ts'
import { telling } from './telling.ts'

/** Every bug by name, under the tier of the stories in which it shows. */
export const bugs: Readonly<Record<Tier, Readonly<Record<string, Bug>>>> = {
  recording,
  closing: { ...closing, ...lines, ...operating },
  telling,
}
