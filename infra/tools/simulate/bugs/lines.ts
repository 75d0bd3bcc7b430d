import timers from 'node:timers/promises'
import type { Bug } from './bug.ts'
import { movingAndBack } from './stories.ts'
import { altering, unguarded } from './tamper.ts'

/** Milliseconds by which a line is taken away late: time for another assessment, and none that a run could lack. */
const late = 20_000

/**
 * Bugs that show in the lines of a table while a month is closed. Whoever comes next mends them: they are found by what
 * was there before.
 */
export const lines: Readonly<Record<string, Bug>> = {
  'a line is put whatever is there': {
    row: 'unguardedDelete',
    tier: 'closing',
    seed: 124,
    focus: { kinds: ['slow', 'queueSplit'], intensity: 1.5 },
    tampering: unguarded('views', 'ROW#'),
  },
  'a line is taken away whatever is there': {
    row: 'unguardedDelete',
    tier: 'closing',
    seed: 170,
    among: movingAndBack,
    tampering: altering('views', items => ({
      async put(item, guard) {
        if (!item.sk.startsWith('ROW#') || item.value !== null) return items.put(item, guard)
        await timers.setTimeout(late)
        return items.put(item)
      },
    })),
  },
}
