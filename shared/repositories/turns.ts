import { type Items, isAlive, next } from '../aws/items/items.ts'
import { jobKeys } from '../aws/work-keys.ts'

/** A job that a person wants worked on; of each kind one at a time, for all persons share its queue. */
export interface Turn {
  readonly kind: 'sheet' | 'rehearsal'
  /** Hash of the person's subject. */
  readonly by: string
  readonly jobId: string
}

/** Whose turn it is, and whether that job was begun or is only about to be. */
interface TakenTurn {
  readonly jobId: string
  readonly isBegun: boolean
}

/** Whose turn it is. */
export type Turns = ReturnType<typeof turnsOn>

/** Seconds after which nobody waits for a job any more, done or not; and for one that is about to begin. */
const patience = { begun: 900, beginning: 60 } as const

/** Turns kept in these items. */
export function turnsOn(items: Items, now: () => Date) {
  return {
    /**
     * Begins a person's job, unless another one of its kind is worked on: that has its turn until `isDone`, or for a quarter
     * of an hour. The same job again is not begun again, unless whoever was about to begin it has died. What fails to begin
     * loses its turn.
     * @returns whether the job is under way.
     */
    async beginInTurn(
      { kind, by, jobId }: Turn,
      isDone: (jobId: string) => Promise<boolean>,
      begin: () => Promise<void>,
    ): Promise<boolean> {
      const key = jobKeys.turn(kind, by)
      const seconds = Math.floor(now().valueOf() / 1000)
      const before = await items.get<TakenTurn>(key)
      if (before && isAlive(before, now()) && !(await isDone(before.value.jobId))) {
        if (before.value.jobId !== jobId) return false
        if (before.value.isBegun) return true
      }
      const { version, guard } = next(before)
      const turn = { ...key, version, value: { jobId, isBegun: false } }
      if (!(await items.put({ ...turn, expiresAt: seconds + patience.beginning }, guard)).done) return false
      const after = { ...turn, version: version + 1 }
      try {
        await begin()
      } catch (error) {
        await items.put({ ...after, expiresAt: seconds }, version)
        throw error
      }
      const expiresAt = seconds + patience.begun
      await items.put({ ...after, value: { jobId, isBegun: true }, expiresAt }, version)
      return true
    },
  }
}
