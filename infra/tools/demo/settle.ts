import type { Status } from '../../local/status.ts'
import { untilIdle } from '../local-stack.ts'
import { beginPhase, type Screen } from '../terminal/progress.ts'

/** Waits until what follows from the events shows in the views: no stream, queue or function has anything left to do. */
export async function untilSettled(url: string, screen: Screen, label: string): Promise<void> {
  const bar = beginPhase(screen, label, 0, '')
  let most = 0
  const settled = await untilIdle(url, status => {
    const left = pending(status)
    most = Math.max(most, left)
    bar.set(most - left, most)
  })
  const dead = Object.values(settled.queues).reduce(
    (sum, { deadLetter, visible }) => sum + (deadLetter ? visible : 0),
    0,
  )
  bar.end(dead === 0 ? '' : `注意：死信队列里有 ${dead} 条消息`)
}

function pending({ queues, mappings, functions }: Status): number {
  let left = 0
  for (const { visible, inFlight, delayed, deadLetter } of Object.values(queues))
    if (!deadLetter) left += visible + inFlight + delayed
  for (const mapping of Object.values(mappings)) left += mapping.pending
  for (const { busy } of Object.values(functions)) left += busy
  return left
}
