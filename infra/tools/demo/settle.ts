import { setTimeout as pause } from 'node:timers/promises'
import { askLocal } from '../local-stack.ts'
import { beginPhase, type Screen } from '../terminal/progress.ts'
import { Stopped } from './desk.ts'

/** As much of /_local/status as tells whether anything is left to do. */
interface Status {
  idle: boolean
  now: string
  queues: Record<string, { visible: number; inFlight: number; delayed: number; deadLetter: boolean }>
  mappings: Record<string, { pending: number }>
  functions: Record<string, { busy: number }>
}

const everyMs = 250
/** Without any change for so long, something is stuck. */
const patienceMs = 120_000

/** The stack's own time, which is not always the machine's. */
export async function stackNow(base: string): Promise<string> {
  return (await askLocal<Status>(base, 'status')).now
}

/** Waits until what follows from the events shows in the views: no stream, queue or function has anything left to do. */
export async function untilSettled(base: string, screen: Screen, label: string): Promise<void> {
  const bar = beginPhase(screen, label, 0, '')
  let [most, before, changedAt] = [0, '', Date.now()]
  for (;;) {
    const status = await askLocal<Status>(base, 'status')
    if (status.idle) {
      bar.end(deadLetters(status))
      return
    }
    const left = pending(status)
    most = Math.max(most, left)
    bar.set(most - left, most)
    const state = JSON.stringify([status.queues, status.mappings, status.functions])
    if (state !== before) [before, changedAt] = [state, Date.now()]
    if (Date.now() - changedAt > patienceMs)
      throw new Stopped(`视图长时间没有跟上，仍有 ${left} 项待处理：请查看 ${base}/_local/status`)
    await pause(everyMs)
  }
}

function pending({ queues, mappings, functions }: Status): number {
  let left = 0
  for (const { visible, inFlight, delayed, deadLetter } of Object.values(queues))
    if (!deadLetter) left += visible + inFlight + delayed
  for (const mapping of Object.values(mappings)) left += mapping.pending
  for (const { busy } of Object.values(functions)) left += busy
  return left
}

function deadLetters({ queues }: Status): string {
  const dead = Object.values(queues).reduce(
    (sum, { deadLetter, visible }) => sum + (deadLetter ? visible : 0),
    0,
  )
  return dead === 0 ? '' : `注意：死信队列里有 ${dead} 条消息`
}
