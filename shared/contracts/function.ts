import type { PublishedType } from '../../events/published/index.ts'
import type { Endpoint } from './endpoint.ts'

/** The tables, by what they keep. */
export type TableName = 'jobs' | 'ledger' | 'messages' | 'results' | 'roster' | 'settings' | 'views' | 'voice'

/** What a function may do with a table; each is one DynamoDB action, `check` a transaction's condition check. */
export type TableAction = 'get' | 'batchGet' | 'query' | 'scan' | 'put' | 'update' | 'delete' | 'check'

/** Partitions of tables, by patterns in which `*` stands for any text. */
export type Partitions = Partial<Record<TableName, readonly string[]>>

/** The work queues. */
export type QueueName =
  | 'assessment'
  | 'relay'
  | 'imports'
  | 'sweep'
  | 'messages'
  | 'lake'
  | 'reports'
  | 'rehearsals'
  | 'sheets'

/** The secrets: each a ring of keys, so that one can be replaced while what the others made stays valid. */
export const secretNames = ['aliases', 'naming', 'voice', 'webhooks', 'youths'] as const

export type SecretName = (typeof secretNames)[number]

/** Events from the bus, through a rule and a queue with a dead-letter queue. */
export interface Subscription {
  /** Each in the version that it names, `contact.v2`; in the first unless said. */
  readonly events: readonly (PublishedType | `${PublishedType}.v${number}`)[]
  readonly batchSize: number
  /** Seconds to gather a batch. */
  readonly window: number
  readonly maxConcurrency: number
}

/** Work taken from a queue. */
export interface Work {
  readonly queue: QueueName
  readonly batchSize: number
  readonly window: number
  readonly maxConcurrency: number
}

/** Records of a table's stream. */
export interface Stream {
  readonly table: TableName
  /** Only items of these partitions, `POLICY#*` for all that begin so; all unless said. */
  readonly partitions?: readonly string[]
  /** Only items whose sort key begins so; all unless said. */
  readonly sortKeyPrefix?: string
  readonly batchSize: number
  readonly window: number
}

/** One function: a capability and the unit of least privilege. Its handler is `functions/<name>/handler.ts`. */
export interface FunctionDeclaration {
  readonly name: string
  readonly summary: string
  readonly endpoints?: readonly Endpoint[]
  readonly subscription?: Subscription
  /** The first queue is its own: what it can't take of streams ends in its dead letters. */
  readonly work?: readonly Work[]
  readonly streams?: readonly Stream[]
  readonly tables?: Partial<Record<TableName, readonly TableAction[]>>
  /** Partitions of a table to which its reads are limited, `*` for any text; those that are common unless said. */
  readonly readsOnly?: Partitions
  /** The same of its writes; none unless said. */
  readonly writesOnly?: Partitions
  readonly sends?: readonly QueueName[]
  readonly secrets?: readonly SecretName[]
  /** Whether it may see how full every queue is. */
  readonly watchesQueues?: boolean
  /** Whether it reads and writes the lake's objects. */
  readonly writesLake?: boolean
  /** Whether it writes sheets beside the lake, or makes links to them. */
  readonly sheets?: 'writes' | 'links'
  /** Whether it calls PutEvents. */
  readonly publishes?: boolean
  /** Whether it is told if the stack is open to roots. */
  readonly makesRoots?: boolean
  /** Whether it serves pages, and is told where they log in. */
  readonly servesPages?: boolean
  /** Whether it is told the hosts that an operator lets webhooks lie at. */
  readonly knowsWebhookHosts?: boolean
  /** Whether concurrency is reserved for it, so that nothing else can starve it. */
  readonly reserved?: boolean
  /** Seconds; 10 unless said. */
  readonly timeout?: number
  /** MB; 512 unless said. */
  readonly memory?: number
}

/** A message put into a work queue at a time of day. */
export interface Schedule {
  readonly name: string
  readonly summary: string
  /** EventBridge Scheduler's six fields, in `timeZone`. */
  readonly cron: string
  /** Parameter of the stack by which a deployment says another expression; none unless said. */
  readonly parameter?: string
  readonly timeZone: string
  readonly queue: QueueName
  /** `<aws.scheduler.scheduled-time>` within it becomes the time at which it was due. */
  readonly message: Readonly<Record<string, unknown>>
}

/** Declares a function; infrastructure, grants, environment and OpenAPI follow from it. */
export const defineFunction = <const D extends FunctionDeclaration>(declaration: D): D => declaration

/** Declares a schedule. */
export const defineSchedule = <const S extends Schedule>(schedule: S): S => schedule
