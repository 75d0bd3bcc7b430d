import { type Demand, demandCategories } from '../../../events/demand.ts'
import { ascending } from '../order.ts'
import { type DemandListState, type DemandRow, demandListStates } from './demand-list.ts'

/** Demands that have something in common. */
export interface Tally {
  readonly count: number
  /** Different youths behind them: one who asks ten times does not make a common demand. */
  readonly youths: number
  readonly states: Readonly<Record<DemandListState, number>>
}

/** Counts demands by what they have in common, one by one, so that however many there are none has to be kept. */
function tallyBy<Key>(keyOf: (row: DemandRow) => Key | undefined) {
  const tallies = new Map<Key, { count: number; youths: Set<string>; states: Tally['states'] }>()
  return {
    add(row: DemandRow): void {
      const key = keyOf(row)
      if (key === undefined) return
      const none = { count: 0, youths: new Set<string>(), states: noStates }
      const { count, youths, states } = tallies.get(key) ?? none
      youths.add(row.youthId)
      tallies.set(key, {
        count: count + 1,
        youths,
        states: { ...states, [row.state]: states[row.state] + 1 },
      })
    },

    tallied: () =>
      [...tallies].map(([key, { youths, ...rest }]): [Key, Tally] => [key, { ...rest, youths: youths.size }]),
  }
}

const noStates = Object.fromEntries(demandListStates.map(state => [state, 0])) as Tally['states']

/** Demands of one category. */
export interface DemandGroup extends Tally {
  readonly category: Demand['category']
}

/** Demands that share a topic. */
export interface TopicGroup extends Tally {
  readonly topic: string
}

/** What counts demands one by one, and tells what came of it. */
export interface DemandCounter<Group> {
  readonly add: (row: DemandRow) => void
  /** Those that most youths share first. */
  readonly groups: () => Group[]
}

/** What a counter makes of rows at hand. */
export function countAll<Group>({ add, groups }: DemandCounter<Group>, rows: readonly DemandRow[]): Group[] {
  for (const row of rows) add(row)
  return groups()
}

/** Counts demands by category (notice, task 3: 将具有普遍性的问题反映给职能部门). */
export function tallyCategories(): DemandCounter<DemandGroup> {
  const { add, tallied } = tallyBy(({ category }) => category)
  const place = (category: Demand['category']) => demandCategories.indexOf(category)
  return {
    add,
    groups: () =>
      tallied()
        .map(([category, tally]) => ({ category, ...tally }))
        .sort((a, b) => b.youths - a.youths || b.count - a.count || place(a.category) - place(b.category)),
  }
}

/** Counts demands by what they are about; those without a topic are in none. */
export function tallyTopics(topicOf: (row: DemandRow) => string | undefined): DemandCounter<TopicGroup> {
  const { add, tallied } = tallyBy(topicOf)
  return {
    add,
    groups: () =>
      tallied()
        .map(([topic, tally]) => ({ topic, ...tally }))
        .sort((a, b) => b.youths - a.youths || b.count - a.count || ascending(a.topic, b.topic)),
  }
}
