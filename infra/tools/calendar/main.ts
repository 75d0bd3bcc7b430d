import { readFileSync } from 'node:fs'
import type { Api } from '../../../functions/catalogue.ts'
import { type Client, openClient } from '../../../shared/contracts/client.ts'
import { parseOptions, runCommand, UsageError } from '../command-line.ts'
import { openLocalClient, usualUrl } from '../local-stack.ts'
import { readNotices } from './notices.ts'
import { reportOf } from './report.ts'

const text = { type: 'string' } as const
const commandLine = {
  usage: 'npm run calendar -- FILE… [--org ROOT] [--url BASE-URL | --outputs FILE]',
  help: `Puts notices of working days, tells what they change and which closed months are restated.
FILE is a year of holiday-cn (https://github.com/NateScarlet/holiday-cn), a list of years, or an object of them.

  --org ROOT       the root org as whose assessor a local stack is asked, ha unless said
  --url BASE-URL   a local stack, ${usualUrl} unless said
  --outputs FILE   a deployed stack, as cdk deploy --outputs-file FILE wrote it; BAIXIN_TOKEN holds the token of an
                   assessor of a root org`,
  options: {
    org: { ...text, default: 'ha' },
    url: { ...text, default: usualUrl },
    outputs: text,
  },
  words: true,
} as const

/** Address of a deployed stack's API, from its outputs. */
function deployedUrl(file: string): string {
  const stacks = Object.values(JSON.parse(readFileSync(file, 'utf8'))) as Record<string, string>[]
  const url = stacks.length === 1 ? stacks[0]?.ApiUrl : undefined
  if (url === undefined) throw new UsageError(`${file}: expected the outputs of one stack, with its ApiUrl`)
  return url.replace(/\/$/, '')
}

function openDeployed(file: string): Client<Api> {
  const baseUrl = deployedUrl(file)
  const token = process.env.BAIXIN_TOKEN
  if (!token) throw new UsageError('BAIXIN_TOKEN is missing: the token of an assessor of a root org')
  return openClient<Api>({ baseUrl, token: () => token })
}

/** `npm run calendar -- FILE`: every notice is read before the first is put. */
async function putNotices(): Promise<void> {
  const { values, positionals } = parseOptions(process.argv.slice(2), commandLine)
  if (positionals.length === 0) throw new UsageError(`FILE is missing. usage: ${commandLine.usage}`)
  const { org = 'ha', url = usualUrl, outputs } = values
  const notices = positionals.flatMap(file => readNotices(file, readFileSync(file, 'utf8')))
  const client =
    outputs === undefined
      ? await openLocalClient(url.replace(/\/$/, ''), { role: 'assessor', org })
      : openDeployed(outputs)
  for (const { year, ...body } of notices) {
    const answered = await client('PUT /v1/calendar/{year}', { path: { year: String(year) }, body })
    for (const line of reportOf(answered)) console.log(line)
  }
  const { body } = await client('GET /v1/calendar')
  console.log(`working days are known until ${body.knownUntil ?? 'nowhere: not even today'}`)
}

await runCommand(putNotices)
