import { parseArgs } from 'node:util'

const DEFAULT_URL = 'http://127.0.0.1:3100'
const USAGE = 'usage: npm run -s token -- --role ROLE --org ORG [--cadre ID] [--sub S] [--url BASE-URL]'

/** `npm run -s token`: prints a token that the local stack at `--url` accepts. */
async function main(): Promise<void> {
  const { role, org, cadre, sub, url } = parse(process.argv.slice(2))
  const claims = {
    ...(sub && { sub }),
    ...(role && { role }),
    ...(org && { org }),
    ...(cadre && { cadreId: cadre }),
  }
  const response = await fetch(`${url.replace(/\/$/, '')}/_local/oidc/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(claims),
  }).catch(() => fail(`no local stack answers at ${url}; start one with npm start`, 1))
  if (!response.ok) fail(`${url} is no local stack: it answered ${response.status}`, 1)
  const { access_token: token } = (await response.json()) as { access_token: string }
  process.stdout.write(`${token}\n`)
}

function parse(args: string[]) {
  try {
    const option = { type: 'string' } as const
    const { values } = parseArgs({
      args,
      options: {
        role: option,
        org: option,
        cadre: option,
        sub: option,
        url: { ...option, default: DEFAULT_URL },
      },
    })
    return values
  } catch (error) {
    fail(`${(error as Error).message.split('. ')[0]}. ${USAGE}`, 2)
  }
}

function fail(message: string, status: number): never {
  process.stderr.write(`${message}\n`)
  process.exit(status)
}

await main()
