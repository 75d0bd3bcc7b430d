import { beginningWith, type Items, valuesOf } from '../aws/items/items.ts'
import { resultKeys } from '../aws/keys.ts'

/** What the committee calls a demand that many youths share; null where it took the topic away. */
export interface DemandTopic {
  readonly cadreId: string
  readonly demandId: string
  readonly topic: string | null
  readonly by: string
  /** Instant. */
  readonly at: string
}

/** Demands that went to a department together, as they were first found: sent again, the same ones go. */
export interface Escalation {
  readonly id: string
  /** SHA-256 of what was asked for, which holds texts. */
  readonly asked: string
  /** Each demand as it was listed, with the id of its step. */
  readonly items: readonly { readonly demandId: string; readonly cadreId: string; readonly eventId: string }[]
}

/** Topics of demands, kept by the root of the tree, so that one query finds all. */
export type Topics = ReturnType<typeof topicsOn>

/** Topics stored in these items. */
export function topicsOn(items: Items) {
  return {
    async putTopic(root: string, topic: DemandTopic): Promise<void> {
      await items.put({ ...resultKeys.topic(root, topic.cadreId, topic.demandId), value: topic })
    },

    /** Topics of some demands below a root, in any order; of a demand without one there is none. */
    async readTopics(
      root: string,
      of: readonly Pick<DemandTopic, 'cadreId' | 'demandId'>[],
    ): Promise<DemandTopic[]> {
      const keys = of.map(({ cadreId, demandId }) => resultKeys.topic(root, cadreId, demandId))
      const found = await items.getMany<DemandTopic>(keys, true)
      return found.map(({ value }) => value).filter(({ topic }) => topic !== null)
    },

    /** Topics of the demands below a root, of one cadre where it is given; those taken away are left out. */
    async listTopics(root: string, cadreId?: string): Promise<DemandTopic[]> {
      const { pk } = resultKeys.topic(root, '', '')
      const prefix = cadreId === undefined ? 'TOPIC#' : resultKeys.topic(root, cadreId, '').sk
      const found = await valuesOf<DemandTopic>(items, { ...beginningWith(pk, prefix), weak: true })
      return found.filter(({ topic }) => topic !== null)
    },

    async readEscalation(root: string, id: string): Promise<Escalation | undefined> {
      const [found] = await items.getMany<Escalation>([resultKeys.escalation(root, id)])
      return found?.value
    },

    /** Keeps an escalation; of two under one id the first one, which comes back. */
    async addEscalation(root: string, escalation: Escalation): Promise<Escalation> {
      const put = { ...resultKeys.escalation(root, escalation.id), value: escalation }
      const outcome = await items.put<Escalation>(put, 'absent')
      return outcome.done ? escalation : (outcome.existing?.value ?? escalation)
    },
  }
}
