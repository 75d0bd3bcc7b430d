import { hourlyClosing } from '../../../functions/assess/declaration.ts'
import { dailyReminders } from '../../../functions/remind/declaration.ts'
import { hourlySweep } from '../../../functions/sweep/declaration.ts'
import { hourlyLake } from '../../../functions/write-lake/declaration.ts'
import type { TableName } from '../../../shared/contracts/function.ts'
import { sequence } from './chance.ts'
import { type Acknowledged, ask } from './client.ts'
import { type Fault, type Hits, hit } from './faults.ts'
import { check } from './oracle/check.ts'
import { type PlainStores, plainStores } from './oracle/plain.ts'
import { checkVerify } from './oracle/verified.ts'
import { desk, stockOf } from './setup.ts'
import { type Action, beginning, closings, type Story } from './story.ts'
import type { Tampering } from './tampering.ts'
import { runIn } from './virtual.ts'
import { World } from './world.ts'

/** What became of a story. */
export interface Outcome {
  /** What is wrong at the end; nothing if all is well. */
  readonly found: readonly string[]
  readonly faults: readonly Fault[]
  readonly hits: Hits
}

const hour = 3_600_000

const schedules = {
  'hourly-closing': hourlyClosing,
  'hourly-sweep': hourlySweep,
  'hourly-lake': hourlyLake,
  'daily-reminders': dailyReminders,
} as const

/** Far more than any story needs. */
const mostHappenings = 200_000

/** Rounds in which a world comes to rest once nothing goes wrong any more: hours, or days where a stream forgot. */
const mostRounds = 14

function begin(world: World, action: Action, acknowledged: Acknowledged[]): void {
  const { faults, hits, kernel } = world
  if (action.kind === 'request') {
    void ask(world, action).then(answer => {
      if (!answer) return
      acknowledged.push(answer)
      hit(hits, `done: ${action.change ?? action.endpoint}`)
      if (world.isAssessing) hit(hits, `amid a closing: ${action.change ? 'changed' : 'recorded'}`)
    })
    return
  }
  const place = `${action.schedule} at ${new Date(kernel.now).toISOString()}`
  if (faults.strikes('missedFiring', place)) return
  const schedule = schedules[action.schedule]
  world.fire(schedule)
  if (faults.strikes('doubleFiring', place)) world.fire(schedule)
}

/** Whether nothing is left to do: no run, nobody kept back, no mark of the lake, no dead letter, and the month is closed. */
async function isAtRest(
  { tables, queues }: World,
  { tier, lake }: Story,
  stores: PlainStores,
): Promise<boolean> {
  for await (const { pk } of tables.views.items.scanKeys())
    if (pk === 'OPENRUNS' || pk === 'MENDS' || (lake && pk.startsWith('LAKE#'))) return false
  for (const { dead } of queues.values()) if (dead.length > 0) return false
  if (tier !== 'closing') return true
  const may = await stores.openings.listOpeningsOfMonth('2026-05')
  return may.some(({ orgId, status }) => orgId === 'ha' && status === 'final')
}

/** Answers all objections, so that the month can be closed. */
async function answerAll({ objections }: PlainStores, { kernel, hits }: World): Promise<void> {
  const at = new Date(kernel.now).toISOString()
  const answer = { decision: 'dismissed', reason: 'looked at', by: 'u-assessor', at } as const
  for (const { id, cadreId } of await objections.listOpenObjections('2026-05')) {
    await objections.answerObjection({ cadreId, month: '2026-05', id }, answer)
    hit(hits, 'a closing waited for an answer')
  }
}

/** Lets time go by until nothing is left: schedules fire, dead letters go back, sweepers find what a stream forgot. */
async function comeToRest(
  world: World,
  story: Story,
  acknowledged: readonly Acknowledged[],
  tampering: Tampering = {},
): Promise<string[]> {
  const forgot = world.hits.has('a stream forgot')
  const stores = plainStores(world)
  const found: string[] = []
  for (let round = 0; ; round++) {
    for (const [name, queue] of world.queues) {
      for (const { about, explained } of queue.dead)
        if (!explained) found.push(`${name}: “${about}” died though nothing went wrong`)
      const again = queue.redrive()
      if (again > 0) hit(world.hits, 'a dead letter was handed out again', again)
    }
    if (story.tier === 'closing') {
      await answerAll(stores, world)
      world.fire(hourlyClosing)
    }
    if (story.lake) world.fire(hourlyLake)
    if (forgot) world.fire(hourlySweep)
    await world.kernel.settle(mostHappenings)
    const isDone = await isAtRest(world, story, stores)
    const wrong = isDone || round === mostRounds ? await check(world, stores, story, acknowledged) : []
    if (isDone && (wrong.length === 0 || !forgot)) {
      found.push(...wrong)
      if (story.lookedOver && found.length === 0) await checkVerify(world, story, tampering, found)
      return found
    }
    if (round === mostRounds)
      return [...found, ...wrong, ...(isDone ? [] : ['the world has not come to rest'])]
    world.kernel.now += forgot ? 24 * hour : hour
  }
}

/** Tells a story, lets the world come to rest, and looks for what is wrong. Only within `virtually`. */
export async function tell(story: Story, tampering?: Tampering): Promise<Outcome> {
  const { seed, tier, faults, outages, actions, lake } = story
  const parts = { lake, telling: tier === 'telling' }
  const world = new World({ faults, start: beginning[tier], outages, parts, tampering })
  for (const [table, items] of Object.entries(await stockOf(story))) world.load(table as TableName, items)
  if (parts.telling) world.load('settings', await desk())
  runIn({ kernel: world.kernel, random: sequence(seed), hits: world.hits })
  const acknowledged: Acknowledged[] = []
  for (const action of actions) world.kernel.at(action.at, () => begin(world, action, acknowledged))
  const lastOf = (instants: readonly number[]) => Math.max(beginning[tier], ...instants)
  const end = lastOf([...actions.map(({ at }) => at), ...outages.map(([, until]) => until)])
  world.kernel.at(end + hour, () => world.faults.leaveInPeace())
  if (tier === 'closing') world.kernel.at(closings.final + 4 * 24 * hour, () => {})
  try {
    await world.kernel.settle(mostHappenings)
    const found = await comeToRest(world, story, acknowledged, tampering)
    return { found, faults: world.faults.happened, hits: world.hits }
  } catch (error) {
    const found = [`the world came to no end: ${(error as Error).message}`]
    return { found, faults: world.faults.happened, hits: world.hits }
  } finally {
    runIn(undefined)
  }
}
