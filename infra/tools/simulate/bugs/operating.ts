import type { Bug } from './bug.ts'
import { withDeepTree } from './stories.ts'

/** Bugs in how the system is set up and looked after. */
export const operating: Readonly<Record<string, Bug>> = {
  'Lambda is not told that a long chain is meant': {
    about: 'a run over eight levels of orgs ends among the dead letters',
    row: 'platform',
    tier: 'closing',
    seed: 46,
    among: withDeepTree,
    tampering: () => ({ mayCallItself: () => false }),
  },
}
