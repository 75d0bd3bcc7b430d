import { roles } from '../../shared/contracts/endpoint.ts'
import { parseOptions, runCommand, UsageError } from './command-line.ts'
import { localToken, usualUrl } from './local-stack.ts'

const text = { type: 'string' } as const
const commandLine = {
  usage: 'npm run -s token -- --role ROLE --org ORG [--cadre ID] [--sub S] [--url BASE-URL]',
  help: `Prints a token that the local stack at BASE-URL (${usualUrl}) accepts.
ROLE is one of ${roles.join(', ')}; a cadre needs --cadre, every other role --org.`,
  options: {
    role: text,
    org: text,
    cadre: text,
    sub: text,
    url: { ...text, default: usualUrl },
  },
} as const

/** The claims that a command line asks for, and the stack that is to sign them. */
export function readClaims(args: string[]): { claims: Record<string, string>; url: string } {
  const { role, org, cadre, sub, url } = parseOptions(args, commandLine).values
  const wrong =
    role === undefined
      ? '--role is missing'
      : !roles.includes(role as (typeof roles)[number])
        ? `--role ${role}: not one of ${roles.join(', ')}`
        : role === 'cadre' && !cadre
          ? '--role cadre needs --cadre ID'
          : role !== 'cadre' && !org
            ? `--role ${role} needs --org ORG`
            : !URL.canParse(url)
              ? `--url ${url}: no address`
              : undefined
  if (wrong) throw new UsageError(`${wrong}. usage: ${commandLine.usage}`)
  const claims = { ...(sub && { sub }), role, ...(org && { org }), ...(cadre && { cadreId: cadre }) }
  return { claims: claims as Record<string, string>, url: url.replace(/\/$/, '') }
}

/** `npm run -s token`: prints a token that the local stack at `--url` accepts. */
async function printToken(): Promise<void> {
  const { claims, url } = readClaims(process.argv.slice(2))
  const token = await localToken(url, claims)
  process.stdout.write(`${token}\n`)
}

if (import.meta.main) await runCommand(printToken)
