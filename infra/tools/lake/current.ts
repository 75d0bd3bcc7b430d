import { setTimeout as pause } from 'node:timers/promises'
import { fillLake } from '../../../shared/lake/fill.ts'
import type { LakeSources } from '../../../shared/lake/ports.ts'
import { stackNow } from '../local-stack.ts'
import { beginPhase, type Screen } from '../terminal/progress.ts'

const patienceMs = 120_000

/** Longer than one object takes, and no longer than whoever asks next would wait. */
export const leaseMs = 60_000

/** The stack's own time, which is not always the machine's. */
export async function clockOf(url: string): Promise<() => Date> {
  const ahead = Date.parse(await stackNow(url)) - Date.now()
  return () => new Date(Date.now() + ahead)
}

/** Brings the lake up to the records, once nobody else is at it. */
export async function bringUp(sources: LakeSources, screen: Screen): Promise<void> {
  const phase = beginPhase(screen, '更新数据湖', undefined, '个')
  const deadline = Date.now() + patienceMs
  let shown = 0
  const onObject = (written: number) => {
    phase.step(written - shown)
    shown = written
  }
  for (;;) {
    const filled = await fillLake(sources, { hasTime: () => true, leaseMs, onObject })
    if (filled !== 'busy') {
      phase.end()
      return
    }
    if (Date.now() > deadline) throw new Error('somebody else has been writing the lake for two minutes')
    await pause(1_000)
  }
}
