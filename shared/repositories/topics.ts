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
export interface Topics {
  putTopic(root: string, topic: DemandTopic): Promise<void>
  /** Topics of some demands below a root, in any order; of a demand without one there is none. */
  readTopics(root: string, of: readonly Pick<DemandTopic, 'cadreId' | 'demandId'>[]): Promise<DemandTopic[]>
  /** Topics of the demands below a root, of one cadre where it is given; those taken away are left out. */
  listTopics(root: string, cadreId?: string): Promise<DemandTopic[]>
  readEscalation(root: string, id: string): Promise<Escalation | undefined>
  /** Keeps an escalation; of two under one id the first one, which comes back. */
  addEscalation(root: string, escalation: Escalation): Promise<Escalation>
}

/** Topics stored in these items. */
export function topicsOn(items: Items): Topics {
  return {
    async putTopic(root, topic) {
      await items.put({ ...resultKeys.topic(root, topic.cadreId, topic.demandId), value: topic })
    },

    async readTopics(root, of) {
      const keys = of.map(({ cadreId, demandId }) => resultKeys.topic(root, cadreId, demandId))
      const found = await items.getMany<DemandTopic>(keys, true)
      return found.map(({ value }) => value).filter(({ topic }) => topic !== null)
    },

    async listTopics(root, cadreId) {
      const { pk } = resultKeys.topic(root, '', '')
      const prefix = cadreId === undefined ? 'TOPIC#' : resultKeys.topic(root, cadreId, '').sk
      const found = await valuesOf<DemandTopic>(items, { ...beginningWith(pk, prefix), weak: true })
      return found.filter(({ topic }) => topic !== null)
    },

    async readEscalation(root, id) {
      const [found] = await items.getMany<Escalation>([resultKeys.escalation(root, id)])
      return found?.value
    },

    async addEscalation(root, escalation) {
      const put = { ...resultKeys.escalation(root, escalation.id), value: escalation }
      const outcome = await items.put<Escalation>(put, 'absent')
      return outcome.done ? escalation : (outcome.existing?.value ?? escalation)
    },
  }
}
