import { callerSchema } from '../../shared/access/caller.ts'
import { roles } from '../../shared/contracts/endpoint.ts'
import { parseOptions, runCommand } from './command-line.ts'
import { baseUrlOf, localToken, urlOption, usualUrl } from './local-stack.ts'

const text = { type: 'string' } as const
const commandLine = {
  usage: 'npm run -s token -- --role ROLE --org ORG [--cadre ID] [--sub S] [--url BASE-URL]',
  help: `Prints a token that the local stack at BASE-URL (${usualUrl}) accepts.
ROLE is one of ${roles.join(', ')}; a cadre needs --cadre, every other role --org.`,
  options: { role: text, org: text, cadre: text, sub: text, url: urlOption },
} as const

/** Why the API would accept no token with these claims, in a line that names the option. */
function whyNot(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  options: Readonly<Record<string, readonly [name: string, value: string | undefined]>>,
): string {
  const [issue] = issues
  const [name, value] = options[String(issue?.path[0])] ?? []
  return `--${name} ${value}: ${issue?.message}`
}

/** The claims that a command line asks for, and the stack that is to sign them. */
export function readClaims(args: string[]): { claims: Record<string, string>; url: string } {
  const { values, refuse } = parseOptions(args, commandLine)
  const { role, org, cadre, sub, url } = values
  if (role === undefined) throw refuse('--role is missing')
  if (!roles.some(known => known === role)) throw refuse(`--role ${role}: not one of ${roles.join(', ')}`)
  if (role === 'cadre' && !cadre) throw refuse('--role cadre needs --cadre ID')
  if (role !== 'cadre' && !org) throw refuse(`--role ${role} needs --org ORG`)
  const caller = callerSchema.safeParse({ role, subject: sub ?? 'local', org, cadreId: cadre })
  if (!caller.success)
    throw refuse(
      whyNot(caller.error.issues, { subject: ['sub', sub], org: ['org', org], cadreId: ['cadre', cadre] }),
    )
  const claims = { ...(sub && { sub }), role, ...(org && { org }), ...(cadre && { cadreId: cadre }) }
  return { claims, url: baseUrlOf(url, refuse) }
}

/** `npm run -s token`: prints a token that the local stack at `--url` accepts. */
async function printToken(): Promise<void> {
  const { claims, url } = readClaims(process.argv.slice(2))
  process.stdout.write(`${await localToken(url, claims)}\n`)
}

if (import.meta.main) await runCommand(printToken)
