import type { RunningMapping, World } from './resources/define.ts'

/** What the stack is busy with. */
export interface Status {
  /** Nothing runs, and nothing waits for a function. What lies in a queue that no function reads doesn't count. */
  idle: boolean
  now: string
  /** By name. */
  queues: Record<string, { visible: number; inFlight: number; delayed: number; deadLetter: boolean }>
  /** Event source mappings, by source and function: what they still have to do, as far as it has been read. */
  mappings: Record<string, { idle: boolean; pending: number }>
  /** By name: invocations that run or wait. */
  functions: Record<string, { busy: number }>
  schedules: Record<string, { enabled: boolean; last: string | null; next: string | null; timeZone: string }>
}

/** Looks at everything. Streams are read anew, so that a write answered before the call is seen. */
export async function takeStatus(world: World, running: Map<string, RunningMapping>): Promise<Status> {
  const before = activity(world)
  const mappings: Status['mappings'] = {}
  for (const [label, mapping] of running) {
    mappings[label] = { idle: await mapping.idle(), pending: mapping.pending() }
  }
  const functions: Status['functions'] = {}
  for (const fn of world.functions.values()) functions[fn.name] = { busy: fn.busy() }
  const still = Object.values(functions).every(each => each.busy === 0)
  // Looking at one mapping takes time in which another may have been given work.
  const idle = still && activity(world) === before && Object.values(mappings).every(each => each.idle)
  return {
    idle,
    now: new Date(world.clock.now()).toISOString(),
    queues: queueStates(world),
    mappings,
    functions,
    schedules: Object.fromEntries(
      world.schedules
        .states()
        .map(({ name, enabled, last, next, timeZone }) => [
          name,
          { enabled, last: instant(last), next: instant(next), timeZone },
        ]),
    ),
  }
}

/** Grows with every invocation and every message sent. */
function activity(world: World): number {
  let sum = world.queues.sent()
  for (const fn of world.functions.values()) sum += fn.invocations()
  return sum
}

function queueStates(world: World): Status['queues'] {
  return Object.fromEntries(
    world.queues
      .list()
      .map(queue => [
        queue.name,
        { ...world.queues.depth(queue), deadLetter: world.deadLetters.has(queue.arn) },
      ]),
  )
}

function instant(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : new Date(milliseconds).toISOString()
}
