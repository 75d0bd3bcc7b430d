import timers from 'node:timers/promises'
import type { Bug } from './bug.ts'
import { movingAndBack } from './stories.ts'
import { altering, unguarded } from './tamper.ts'

/** Milliseconds by which a line is taken away late: time for another assessment, and none that a run could lack. */
const late = 20_000

/** Bugs in a table's lines while a month is closed; found by what was there before, for whoever comes next mends them. */
export const lines: Readonly<Record<string, Bug>> = {
  'a line is put whatever is there': {
    row: 'unguardedDelete',
    seed: 124,
    focus: { kinds: ['slow', 'queueSplit'], intensity: 1.5 },
    tampering: unguarded('views', 'ROW#'),
  },
  'a line is taken away whatever is there': {
    row: 'unguardedDelete',
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
