import { Worker } from 'node:worker_threads'
import {
  bootstrap,
  type FunctionError,
  type Invocation,
  type WorkerData,
  type WorkerMessage,
} from './bootstrap.ts'

// The arrow is written here, as text, because test runners rewrite `import()` in the functions they load.
const SOURCE = new URL(
  `data:text/javascript,${encodeURIComponent(
    `import * as threads from 'node:worker_threads'; (${bootstrap})(threads, url => import(url))`,
  )}`,
)

/** How an invocation ended: with the function's JSON, or with its error. */
export type Outcome = { json: string } | { error: FunctionError }

/** One execution environment: a thread that serves one invocation at a time. */
export interface Environment {
  /** Settles when the handler's module is loaded; with an error if it can't be. */
  ready: Promise<FunctionError | undefined>
  invoke(invocation: Invocation): Promise<Outcome>
  /** Whether it can take a further invocation. */
  alive(): boolean
  kill(): Promise<void>
}

/** What an environment is made of. */
export interface EnvironmentOptions {
  data: WorkerData
  environment: Record<string, string>
  memoryMegabytes: number
  onOutput(chunk: Buffer): void
}

/** Starts an execution environment: a cold start. */
export function startEnvironment(options: EnvironmentOptions): Environment {
  const worker = new Worker(SOURCE, {
    workerData: options.data,
    env: options.environment,
    execArgv: [],
    argv: [],
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.round(options.memoryMegabytes * 0.9) },
  })
  worker.stdout.on('data', options.onOutput)
  worker.stderr.on('data', options.onOutput)

  let alive = true
  let settle: ((outcome: Outcome) => void) | undefined
  const started = Promise.withResolvers<FunctionError | undefined>()
  const fail = (error: FunctionError) => {
    alive = false
    started.resolve(error)
    settle?.({ error })
    settle = undefined
  }
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'ready') return started.resolve(undefined)
    if (message.kind === 'error' && message.id === undefined) {
      fail(message.error)
      void worker.terminate()
      return
    }
    settle?.(message.kind === 'result' ? { json: message.json } : { error: message.error })
    settle = undefined
  })
  worker.on('error', (error: NodeJS.ErrnoException) => fail(crash(error)))
  worker.on('exit', code =>
    fail({ errorType: 'Runtime.ExitError', errorMessage: `the runtime exited with code ${code}`, trace: [] }),
  )
  return {
    ready: started.promise,
    invoke: invocation =>
      new Promise(resolve => {
        settle = resolve
        worker.postMessage(invocation)
      }),
    alive: () => alive,
    kill: async () => {
      alive = false
      await worker.terminate()
    },
  }
}

function crash(error: NodeJS.ErrnoException | undefined): FunctionError {
  const outOfMemory = error?.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return {
    errorType: outOfMemory ? 'Runtime.OutOfMemory' : String(error?.name ?? 'Error'),
    errorMessage: String(error?.message ?? error),
    trace: String(error?.stack ?? '').split('\n'),
  }
}
