import * as z from 'zod'
import { type Environment, loginVariables, variable } from '../../shared/contracts/environment.ts'

/** Where the pages log in. */
export interface Login {
  readonly settings: {
    readonly issuer: string
    readonly clientId: string
    readonly scope: string
    readonly token: 'access_token' | 'id_token'
  }
  /** Addresses besides the API's to which the page may connect. */
  readonly addresses: readonly string[]
}

/** Reads where the pages log in. @throws ZodError naming the variable if one is missing or no address. */
export function readLogin(environment: Environment): Login {
  const issuer = z.url().parse(variable(environment, loginVariables.issuer))
  const others = (environment[loginVariables.origins] ?? '').split(',').filter(Boolean)
  return {
    settings: {
      issuer,
      clientId: environment[loginVariables.clientId] ?? '',
      scope: environment[loginVariables.scope] ?? '',
      token: z.enum(['access_token', 'id_token']).parse(environment[loginVariables.token]),
    },
    addresses: [issuer, ...z.array(z.url()).parse(others)],
  }
}
