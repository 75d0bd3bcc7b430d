import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { functions, schedules } from '../../functions/catalogue.ts'
import { constructId } from '../constructs/names.ts'
import { parseOptions, runCommand, UsageError } from './command-line.ts'
import { exampleOf } from './example.ts'
import { askLocal, usualUrl } from './local-stack.ts'

const usage =
  'npm run invoke -- FUNCTION [EVENT.json] [--endpoint NAME] [--role ROLE] [--print] [--url BASE-URL]'
const commandLine = {
  usage,
  help: `Runs one function alone, from its source, as it would run in the local stack at BASE-URL: with its environment, its
rights and the stack's data. The event is read from a file, or made from the example of its declaration.

  --endpoint NAME  which of its endpoints, such as recordContact; the first one unless said
  --role ROLE      role of whoever asks; the first one that may unless said
  --print          print the event and run nothing

Functions: ${functions.map(({ name }) => name).join(', ')}`,
  options: {
    endpoint: { type: 'string' },
    role: { type: 'string' },
    print: { type: 'boolean', default: false },
    url: { type: 'string', default: usualUrl },
  },
  words: true,
} as const

/** A function of the running stack, as `/_local/functions` tells of it. */
interface Running {
  construct: string
  name: string
  arn: string
  timeoutSeconds: number
  environment: Record<string, string>
}

async function findRunning(name: string, url: string): Promise<Running> {
  const all = await askLocal<Running[]>(url, 'functions')
  const found = all.find(({ construct }) => construct === constructId(name))
  if (!found) throw new Error(`the stack at ${url} has no function ${name}; start it anew`)
  return found
}

/** `npm run invoke`: one function, once. */
async function invoke(): Promise<number> {
  const { values, positionals } = parseOptions(process.argv.slice(2), commandLine)
  const [name, file, ...more] = positionals
  const declaration = functions.find(each => each.name === name)
  if (!declaration || more.length > 0)
    throw new UsageError(
      `${declaration ? 'one event at a time' : `no function ${name ?? ''}`}. usage: ${usage}`,
    )
  const event =
    file === undefined ? exampleOf(declaration, schedules, values) : JSON.parse(readFileSync(file, 'utf8'))
  if (values.print) {
    console.log(JSON.stringify(event, null, 2))
    return 0
  }
  const running = await findRunning(declaration.name, values.url.replace(/\/$/, ''))
  Object.assign(process.env, running.environment)
  const { handler } = await import(`../../functions/${declaration.name}/handler.ts`)
  const deadline = Date.now() + running.timeoutSeconds * 1000
  const result = await handler(event, {
    functionName: running.name,
    invokedFunctionArn: running.arn,
    awsRequestId: randomUUID(),
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  })
  console.log(JSON.stringify(readable(result), null, 2))
  return 0
}

/** A result with a JSON body as what it says. */
function readable(result: unknown): unknown {
  const { body } = Object(result) as { body?: unknown }
  if (typeof body !== 'string') return result
  try {
    return { ...Object(result), body: JSON.parse(body) }
  } catch {
    return result
  }
}

await runCommand(invoke)
