import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { FunctionError } from './bootstrap.ts'
import { isDebugged } from './debugged.ts'
import { type Environment, type Outcome, startEnvironment } from './worker.ts'

/** A function as the template has it. */
export interface FunctionOptions {
  name: string
  /** What people call it. */
  construct: string
  arn: string
  /** ARN of the role in whose name it works. */
  role: string
  /** File URL of the handler's module. */
  module: string
  exportName: string
  environment: Record<string, string>
  timeoutSeconds: number
  memoryMegabytes: number
  /** Most environments at once; further invocations wait. */
  concurrency: number
  clock: Clock
  onOutput(chunk: Buffer): void
  onError(error: FunctionError, requestId: string): void
}

/** A function that can be invoked. */
export interface LambdaFunction
  extends Pick<FunctionOptions, 'name' | 'construct' | 'environment' | 'arn' | 'role' | 'timeoutSeconds'> {
  invoke(event: unknown): Promise<Outcome & { requestId: string }>
  /** Invocations that run or wait. */
  busy(): number
  /** Invocations since the start. */
  invocations(): number
  /** Runs the module at this file URL from now on; what is under way ends with the code it began with. */
  reload(module: string): void
  /** Ends every execution environment at once, whatever it is at, as when a worker dies; further ones take their place. */
  crash(): void
  stop(): Promise<void>
}

const INIT_TIMEOUT_MS = 10_000
const IDLE_MS = 300_000
const STOPPED: FunctionError = {
  errorType: 'Stopped',
  errorMessage: 'the local stack is stopping',
  trace: [],
}

/** Creates a function; nothing of it runs before it is first invoked. */
export function createFunction(options: FunctionOptions): LambdaFunction {
  const idle: { environment: Environment; since: number }[] = []
  const all = new Set<Environment>()
  const stale = new WeakSet<Environment>()
  const usable = (environment: Environment) => environment.alive() && !stale.has(environment)
  let module = options.module
  const waiting: ((environment: Environment | undefined) => void)[] = []
  let busy = 0
  let invocations = 0
  let stopped = false

  const acquire = (): Promise<Environment | undefined> | Environment | undefined => {
    if (stopped) return undefined
    for (let warm = idle.pop(); warm; warm = idle.pop()) {
      if (usable(warm.environment)) return warm.environment
      discard(warm.environment)
    }
    if (all.size < options.concurrency) return start()
    return new Promise(resolve => waiting.push(resolve))
  }
  const discard = (environment: Environment) => {
    all.delete(environment)
    void environment.kill()
  }
  const start = (): Environment => {
    const environment = startEnvironment({
      data: { module, exportName: options.exportName, clockOffset: options.clock.offset },
      environment: options.environment,
      memoryMegabytes: options.memoryMegabytes,
      onOutput: options.onOutput,
    })
    all.add(environment)
    return environment
  }
  const release = (environment: Environment) => {
    if (!usable(environment)) discard(environment)
    const next = stopped ? undefined : waiting.shift()
    if (next) return next(usable(environment) ? environment : start())
    if (usable(environment) && !stopped) idle.push({ environment, since: Date.now() })
  }
  const run = async (environment: Environment, event: unknown, requestId: string): Promise<Outcome> => {
    const broken = await withTimeout(environment, environment.ready, INIT_TIMEOUT_MS)
    if (broken) return { error: broken }
    const milliseconds = options.timeoutSeconds * 1000
    const invocation = {
      id: requestId,
      event,
      deadline: options.clock.now() + milliseconds,
      context: contextOf(options, requestId),
    }
    const outcome = await withTimeout(environment, environment.invoke(invocation), milliseconds)
    return outcome && 'errorType' in outcome ? { error: outcome } : (outcome as Outcome)
  }
  const reaper = setInterval(() => {
    while (idle[0] && idle[0].since < Date.now() - IDLE_MS) {
      const environment = idle.shift()?.environment
      if (environment && all.delete(environment)) void environment.kill()
    }
  }, IDLE_MS / 5).unref()

  return {
    ...options,
    busy: () => busy,
    invocations: () => invocations,
    reload(next) {
      module = next
      for (const environment of all) stale.add(environment)
      for (const { environment } of idle.splice(0)) discard(environment)
    },
    async invoke(event) {
      const requestId = randomUUID()
      busy++
      invocations++
      try {
        const environment = await acquire()
        if (!environment) return { error: STOPPED, requestId }
        const outcome = await run(environment, event, requestId)
        release(environment)
        if ('error' in outcome && !stopped) options.onError(outcome.error, requestId)
        return { ...outcome, requestId }
      } finally {
        busy--
      }
    },
    crash() {
      for (const { environment } of idle.splice(0)) discard(environment)
      for (const environment of all) void environment.kill()
    },
    async stop() {
      stopped = true
      clearInterval(reaper)
      for (const next of waiting.splice(0)) next(undefined)
      await Promise.all([...all].map(environment => environment.kill()))
    },
  }
}

async function withTimeout<T>(
  environment: Environment,
  work: Promise<T>,
  milliseconds: number,
): Promise<T | FunctionError> {
  if (isDebugged()) return work
  const timedOut = Promise.withResolvers<FunctionError>()
  const timer = setTimeout(() => {
    const errorMessage = `Task timed out after ${(milliseconds / 1000).toFixed(2)} seconds`
    timedOut.resolve({ errorType: 'Sandbox.Timedout', errorMessage, trace: [] })
    void environment.kill()
  }, milliseconds)
  try {
    return await Promise.race([timedOut.promise, work])
  } finally {
    clearTimeout(timer)
  }
}

function contextOf(options: FunctionOptions, requestId: string): Record<string, unknown> {
  return {
    functionName: options.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: options.arn,
    memoryLimitInMB: String(options.memoryMegabytes),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${options.name}`,
    logStreamName: 'local',
  }
}
