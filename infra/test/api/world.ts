import { functions } from '../../../functions/catalogue.ts'
import { grantedItems } from '../../../shared/aws/granted.ts'
import { environmentOn, type StandIn } from '../../../shared/aws/stand-in.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { webhookHostsVariable } from '../../../shared/contracts/environment.ts'
import type { FunctionDeclaration } from '../../../shared/contracts/function.ts'
import { httpEvent, type Sent } from '../../../shared/http/testing.ts'
import { memoryObjects } from '../../../shared/lake/testing/memory-objects.ts'
import { populate, today } from './county.ts'
import { watchedTables } from './tables.ts'

/** An answer, its body parsed where it is JSON. */
export interface Answer {
  readonly status: number
  readonly type: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into JSON of any shape.
  readonly body: any
  /** Whether anything was written, sent or published. */
  readonly wrote: boolean
}

type Handler = (
  event: unknown,
  context: never,
) => Promise<{
  statusCode?: number
  headers?: Record<string, string>
  body?: string
}>

/** A request as a test sends it; headers go as they are. */
export type Request = Sent & { readonly headers?: Readonly<Record<string, string>> }

/**
 * Every endpoint of the catalogue on tables in memory, by its own handler file and as its function's grants let it; each
 * call finds the county as it was.
 */
export async function apiWorld() {
  const tables = watchedTables()
  const took = (answer: object) =>
    (async () => {
      tables.note()
      return answer
    }) as never
  const awsOf = (items: StandIn['items']): StandIn => ({
    items,
    queue: () => ({ send: took({ Failed: [] }) }),
    bus: { send: took({ FailedEntryCount: 0 }) },
    timer: { now: () => Date.parse(`${today}T02:00:00.000Z`), sleep: async () => {} },
    objects: memoryObjects,
    secret: name => name.padEnd(64, '0'),
  })
  const variables = { [webhookHostsVariable]: 'desk.example' }
  const environment = environmentOn(awsOf(tables.items), variables)
  await populate(environment)
  await tables.keep()

  const environmentOf = (declaration: FunctionDeclaration) =>
    environmentOn(
      awsOf(table => grantedItems(tables.items(table), table, declaration)),
      variables,
    )
  const handlers = new Map<Endpoint, Handler>()
  for (const declaration of functions) {
    const { name, endpoints = [] }: FunctionDeclaration = declaration
    if (endpoints.every(endpoint => endpoint.public)) continue
    const { handler } = (await import(`../../../functions/${name}/handler.ts`)) as {
      handler: { open?(environment: object): Handler } & Handler
    }
    const opened = handler.open ? handler.open(environmentOf(declaration)) : handler
    for (const endpoint of endpoints) handlers.set(endpoint, opened)
  }

  async function ask(endpoint: Endpoint, { headers, ...sent }: Request): Promise<Answer> {
    const event = httpEvent(endpoint, sent) as { headers?: object }
    const answer = await (handlers.get(endpoint) as Handler)(
      { ...event, headers: { ...event.headers, ...headers } },
      undefined as never,
    )
    const type = String(answer.headers?.['content-type'] ?? '')
    const body = type.includes('json') ? JSON.parse(answer.body ?? 'null') : answer.body
    return { status: answer.statusCode ?? 0, type, body, wrote: await tables.changed() }
  }

  return {
    endpoints: [...handlers.keys()].filter(endpoint => !endpoint.public),
    tables,
    environment,
    /** The same as a function's grants let it be used. */
    environmentOf,
    /** Asks, and brings everything back to how it was. */
    async ask(endpoint: Endpoint, request: Request): Promise<Answer> {
      const answer = await ask(endpoint, request)
      await tables.restore()
      return answer
    },
    /** Asks, and leaves what was done. */
    do: ask,
  }
}

/** See {@link apiWorld}. */
export type ApiWorld = Awaited<ReturnType<typeof apiWorld>>
