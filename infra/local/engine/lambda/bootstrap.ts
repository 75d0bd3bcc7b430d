import type * as Threads from 'node:worker_threads'

/** What a worker is started with. */
export interface WorkerData {
  /** File URL of the module that holds the handler. */
  module: string
  exportName: string
  clockOffset: number
}

/** From the runner to the worker. */
export interface Invocation {
  id: string
  event: unknown
  /** When the function's time is up, by the stack's clock. */
  deadline: number
  context: Record<string, unknown>
}

/** From the worker to the runner. `json` is the result as the function serialized it. */
export type WorkerMessage =
  | { kind: 'ready' }
  | { kind: 'result'; id: string; json: string }
  | { kind: 'error'; id: string | undefined; error: FunctionError }

/** What Lambda reports of a thrown error. */
export interface FunctionError {
  errorType: string
  errorMessage: string
  trace: string[]
}

type Handler = (event: unknown, context: unknown) => unknown
type Loaded = { default?: Record<string, unknown> } & Record<string, unknown>

/**
 * What runs inside a worker before the function does. Its source text is handed to the thread (no TypeScript loader
 * there, which would cost 40 ms a cold start), so it may use nothing from outside its own body.
 */
export async function bootstrap(
  threads: typeof Threads,
  load: (url: string) => Promise<Loaded>,
): Promise<void> {
  const port = threads.parentPort
  if (!port) return
  const data = threads.workerData as WorkerData
  const post = (message: WorkerMessage) => port.postMessage(message)
  const describe = (thrown: unknown): FunctionError => {
    const error = thrown as Partial<Error> | null | undefined
    return {
      errorType: String(error?.name ?? typeof error),
      errorMessage: String(error?.message ?? error),
      trace: String(error?.stack ?? '').split('\n'),
    }
  }

  if (data.clockOffset !== 0) {
    const Real = Date
    const now = () => Real.now() + data.clockOffset
    const Shifted = new Proxy(Real, {
      construct: (target, args, self) => Reflect.construct(target, args.length > 0 ? args : [now()], self),
      apply: () => new Real(now()).toString(),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    })
    Object.defineProperty(Real.prototype, 'constructor', {
      value: Shifted,
      writable: true,
      configurable: true,
    })
    globalThis.Date = Shifted
  }

  // As Lambda does where the log format is JSON: one line each, an object as it is, anything else as text.
  const { format } = process.getBuiltinModule('node:util')
  let requestId: string | undefined
  const levels = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' }
  for (const [method, level] of Object.entries(levels)) {
    Object.assign(console, {
      [method]: (...args: unknown[]) => {
        const message = args.length === 1 && typeof args[0] === 'object' ? args[0] : format(...args)
        const line = { timestamp: new Date().toISOString(), level, requestId, message }
        process.stdout.write(`${JSON.stringify(line)}\n`)
      },
    })
  }

  let handler: Handler
  try {
    const module = await load(data.module)
    const found = module[data.exportName] ?? module.default?.[data.exportName]
    if (typeof found !== 'function') {
      throw Object.assign(new Error(`${data.module} exports no function ${data.exportName}`), {
        name: 'Runtime.HandlerNotFound',
      })
    }
    handler = found as Handler
  } catch (error) {
    return post({ kind: 'error', id: undefined, error: describe(error) })
  }

  port.on('message', async (invocation: Invocation) => {
    requestId = invocation.id
    const context = {
      ...invocation.context,
      getRemainingTimeInMillis: () => Math.max(0, invocation.deadline - Date.now()),
      callbackWaitsForEmptyEventLoop: true,
    }
    try {
      const result = await handler(invocation.event, context)
      post({ kind: 'result', id: invocation.id, json: JSON.stringify(result) ?? 'null' })
    } catch (error) {
      post({ kind: 'error', id: invocation.id, error: describe(error) })
    }
  })
  post({ kind: 'ready' })
}
