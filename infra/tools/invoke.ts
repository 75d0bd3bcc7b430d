import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { constructId } from '../constructs/names.ts'
import { parseOptions, readJson, runCommand } from './command-line.ts'
import { askLocal, baseUrlOf, urlOption } from './local-stack.ts'

const folder = new URL('../../functions/', import.meta.url)

/** Names of all functions: those of the folders with a declaration. */
const names = readdirSync(folder).filter(name => existsSync(new URL(`${name}/declaration.ts`, folder)))

const commandLine = {
  usage: 'npm run invoke -- FUNCTION [EVENT.json] [--endpoint NAME] [--role ROLE] [--print] [--url BASE-URL]',
  help: `Runs one function alone, from its source, as it would run in the local stack at BASE-URL: with its environment, its
rights and the stack's data. The event is read from a file, or made from the example of its declaration.

  --endpoint NAME  which of its endpoints, such as recordContact; the first one unless said
  --role ROLE      role of whoever asks; the first one that may unless said
  --print          print the event and run nothing

Functions: ${names.join(', ')}`,
  options: {
    endpoint: { type: 'string' },
    role: { type: 'string' },
    print: { type: 'boolean', default: false },
    url: urlOption,
  },
  words: ['FUNCTION', '[EVENT.json]'],
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

/** An event from the example of the function's declaration. */
async function makeEvent(name: string, asked: { endpoint?: string; role?: string }): Promise<unknown> {
  const [{ functions, schedules }, { exampleOf }] = await Promise.all([
    import('../../functions/catalogue.ts'),
    import('./example.ts'),
  ])
  const declaration = functions.find(each => each.name === name)
  if (!declaration) throw new Error(`the catalogue has no function ${name}`)
  return exampleOf(declaration, schedules, asked)
}

/** `npm run invoke`: one function, once. */
async function invoke(): Promise<void> {
  const { values, words, refuse } = parseOptions(process.argv.slice(2), commandLine)
  const [name, file] = words
  if (name === undefined || !names.includes(name)) throw refuse(`no function ${name}`)
  const url = baseUrlOf(values.url, refuse)
  const event = file === undefined ? await makeEvent(name, values) : readJson(file)
  if (values.print) {
    console.log(JSON.stringify(event, null, 2))
    return
  }
  const running = await findRunning(name, url)
  Object.assign(process.env, running.environment)
  const { handler } = await import(`../../functions/${name}/handler.ts`)
  const deadline = Date.now() + running.timeoutSeconds * 1000
  const result = await handler(event, {
    functionName: running.name,
    invokedFunctionArn: running.arn,
    awsRequestId: randomUUID(),
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  })
  console.log(JSON.stringify(readable(result), null, 2))
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
