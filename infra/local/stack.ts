import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createClock } from './clock.ts'
import { type Chaos, createChaos } from './engine/chaos.ts'
import { createCall } from './engine/dynamodb/call.ts'
import { startDynamo } from './engine/dynamodb/process.ts'
import { createHttpApi } from './engine/http/api.ts'
import { listen, PortTaken } from './engine/http/server.ts'
import { openIssuer } from './engine/oidc.ts'
import { serveS3 } from './engine/s3/operations.ts'
import { DataInUse, openStore, readSetting } from './engine/store.ts'
import { openInbox } from './inbox.ts'
import { createInternal } from './internal.ts'
import { once, patiently, stopWork, together, waitUntilIdle } from './lifecycle.ts'
import type { RunningMapping } from './resources/define.ts'
import { RESOURCE_TYPES } from './resources/index.ts'
import { planResources } from './resources/plan.ts'
import { openServices } from './services.ts'
import { type Status, takeStatus } from './status.ts'
import { loadAssembly } from './template/load.ts'
import { type Endpoints, endpointsAt, openWorld } from './world.ts'

/** How to run a stack. */
export interface StackOptions {
  /** Directory of the synthesized stack, or what makes it: called when the data directory is ours, beside DynamoDB's start. */
  cdkOut: string | (() => Promise<string>)
  /** Port of the API; 0 or none: any free one. */
  port?: number
  /** Directory that survives restarts; none: everything stays in memory. */
  data?: string | undefined
  /** Instant at which the stack's clock starts; none: the machine's time. */
  clock?: string | undefined
  /** Seed of trouble on purpose; none: nothing goes wrong by itself. */
  chaos?: number | undefined
  /**
   * A DynamoDB Local in memory that runs already: tables are kept apart by each stack's own key, which lies in `data`.
   * For tests, since a Java process of one's own takes seconds to start and to become quick.
   */
  dynamo?: { endpoint: string; pid: number } | undefined
  /** Values of the template's parameters, besides JwtIssuer and JwtAudience, which the runner gives itself. */
  parameters?: Record<string, string>
  log?: (line: string) => void
  /** Told when DynamoDB Local ends by itself, without which nothing works. */
  onDeath?: (error: Error) => void
  /** Tries failed deliveries again after so many ms, where AWS would wait for the visibility timeout. For tests. */
  redeliverWithinMs?: number
}

/** A stack that runs. */
export interface LocalStack {
  baseUrl: string
  endpoints: Endpoints
  /** DynamoDB Local itself, behind the endpoint that clients use. */
  dynamo: { endpoint: string; pid: number }
  /** How often each kind of trouble struck, if it is made. */
  struck: Chaos['struck'] | undefined
  /** A token that the API accepts. */
  token(claims: Record<string, unknown>): Promise<string>
  status(): Promise<Status>
  /** Runs other code in a function, by the id of its construct; false if there is no such function. */
  reload(construct: string, module: string): boolean
  /** Lets every worker of a function die, by the id of its construct. For tests. */
  crash(construct: string): void
  /** Waits until nothing is left to do in streams, queues and functions; after `timeoutMs` an error says what is. */
  idle(timeoutMs?: number): Promise<void>
  stop(): Promise<void>
}

const AUDIENCE = 'local'

/** Starts a synthesized stack on this machine. When it returns, requests are answered. */
export async function startStack(options: StackOptions): Promise<LocalStack> {
  const log = options.log ?? (() => {})
  const undo: (() => unknown)[] = []
  const stop = once(async () => {
    for (const step of undo.reverse()) await step()
  })
  try {
    return await start(options, log, undo, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(
  options: StackOptions,
  log: (line: string) => void,
  undo: (() => unknown)[],
  stop: () => Promise<void>,
): Promise<LocalStack> {
  // Functions run in UTC, and a thread can't have a time zone of its own.
  process.env.TZ = 'UTC'
  const clock = createClock(options.clock)
  const { data } = options
  const store = await patiently(async () => openStore(data), DataInUse)
  undo.push(() => store.close())
  const server = await patiently(() => listen(options.port ?? 0), PortTaken)
  const baseUrl = `http://127.0.0.1:${server.port}`
  const directory = data === undefined ? undefined : join(data, 'dynamodb')
  const accessKeyId = readSetting(store, 'dynamodbKey', () => randomBytes(16).toString('hex'))
  const [dynamo, cdkOut] = await together(
    options.dynamo
      ? Promise.resolve({ ...options.dynamo, call: createCall(options.dynamo.endpoint, accessKeyId) })
      : startDynamo(directory, options.onDeath ?? (error => log(error.message)), accessKeyId).then(
          started => {
            undo.push(started.stop)
            return started
          },
        ),
    typeof options.cdkOut === 'string' ? Promise.resolve(options.cdkOut) : options.cdkOut(),
  ).finally(() => undo.push(server.close))

  const assembly = loadAssembly(cdkOut)
  const issuer = await openIssuer(store, clock, `${baseUrl}/_local/oidc`, AUDIENCE)
  // Whoever can reach a stack on this machine can be anyone, so anyone may begin with a root.
  const own = {
    JwtIssuer: issuer.issuer,
    JwtAudience: issuer.audience,
    LoginClientId: AUDIENCE,
    OpenRoots: 'true',
    AllowedOrigins: '*',
    WebhookHosts: new URL(baseUrl).host,
  }
  const asked = Object.entries(own).filter(([name]) => assembly.template.Parameters?.[name])
  const plan = planResources(assembly, RESOURCE_TYPES, {
    ...Object.fromEntries(asked),
    ...options.parameters,
  })

  const endpoints = endpointsAt(baseUrl, issuer.issuer)
  const chaos = options.chaos === undefined ? undefined : createChaos(options.chaos)
  const world = openWorld({
    assembly,
    baseUrl,
    endpoints,
    clock,
    store,
    dynamo: dynamo.call,
    chaos,
    data,
    redeliverWithinMs: options.redeliverWithinMs,
    log,
  })
  const running = new Map<string, RunningMapping>()
  undo.push(() => stopWork(world, running))
  await plan.start(world)

  const api = createHttpApi({
    id: 'local',
    cors: undefined,
    routes: [],
    ...world.api,
    clock,
    log,
  })
  const status = () => takeStatus(world, running)
  const internal = createInternal({
    issuer,
    s3: request => serveS3(request, world.buckets, world.access, clock.now()),
    inbox: openInbox(clock.now, log),
    services: openServices(world, { endpoint: dynamo.endpoint, accessKeyId }),
    status,
    functions: () => [...world.functions.values()],
    outputs: () => ({ [assembly.stackName]: plan.outputs(), environment: world.environment }),
  })
  server.serve((request, response) =>
    request.url?.startsWith('/_local/') ? internal(request, response) : api(request, response),
  )
  for (const { label, start } of world.mappings) running.set(label, await start())
  world.schedules.start()

  return {
    baseUrl,
    endpoints,
    dynamo: { endpoint: dynamo.endpoint, pid: dynamo.pid },
    struck: chaos?.struck,
    token: issuer.sign,
    status,
    reload(construct, module) {
      const found = [...world.functions.values()].find(fn => fn.construct === construct)
      found?.reload(module)
      return found !== undefined
    },
    crash: construct => [...world.functions.values()].find(fn => fn.construct === construct)?.crash(),
    idle: timeoutMs =>
      waitUntilIdle(status, () => [...world.functions.values()].some(fn => fn.busy() > 0), timeoutMs),
    stop,
  }
}
