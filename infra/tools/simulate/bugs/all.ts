import type { Bug } from './bug.ts'
import { closing } from './closing.ts'
import { lines } from './lines.ts'
import { operating } from './operating.ts'
import { recording } from './recording.ts'
import { telling } from './telling.ts'

/** Every bug by name. */
export const bugs: Readonly<Record<string, Bug>> = {
  ...recording,
  ...closing,
  ...lines,
  ...operating,
  ...telling,
}
