import { Aws, CfnCondition, CfnParameter, Fn, type Stack, Token } from 'aws-cdk-lib'
import type { loginVariables } from '../../shared/contracts/environment.ts'

/** What a deployment decides; everything else is in the catalogue. */
export interface Parameters {
  readonly jwtIssuer: CfnParameter
  readonly jwtAudience: CfnParameter
  /** Names of the token's claims, so that any issuer will do. */
  readonly claims: { readonly role: CfnParameter; readonly org: CfnParameter; readonly cadreId: CfnParameter }
  /** Where the pages log in; the issuer is that of the tokens. */
  readonly login: Readonly<Record<keyof typeof loginVariables, CfnParameter>>
  readonly openRoots: CfnParameter
  readonly allowedOrigins: CfnParameter
  readonly webhookHosts: CfnParameter
  /** Concurrency kept for recording, or none. */
  readonly reserved: number
  readonly architecture: CfnParameter
  readonly alarmTopic: CfnParameter
}

/** The template's parameters. */
export function createParameters(stack: Stack): Parameters {
  const text = (name: string, description: string, fallback?: string) =>
    new CfnParameter(stack, name, { description, ...(fallback !== undefined && { default: fallback }) })
  const jwtIssuer = text('JwtIssuer', 'Issuer URL of the OIDC provider, exactly as in the iss claim')
  return {
    jwtIssuer,
    jwtAudience: new CfnParameter(stack, 'JwtAudience', {
      description: 'Accepted audiences (aud or client_id claim), comma-separated',
      type: 'CommaDelimitedList',
    }),
    claims: {
      role: text('ClaimRole', 'Claim that carries the role', 'role'),
      org: text('ClaimOrg', 'Claim that carries the org id', 'org'),
      cadreId: text('ClaimCadre', 'Claim that carries the cadre id', 'cadreId'),
    },
    login: {
      issuer: jwtIssuer,
      clientId: text(
        'LoginClientId',
        'Public client (code flow with PKCE) of the pages at the issuer; none unless said',
        '',
      ),
      scope: text('LoginScope', 'Scopes that the pages ask for', 'openid'),
      token: new CfnParameter(stack, 'LoginToken', {
        description: 'Which of the issuer’s tokens carries the audience and the claims',
        allowedValues: ['access_token', 'id_token'],
        default: 'access_token',
      }),
      origins: text(
        'LoginOrigins',
        'Addresses besides the issuer’s that logging in calls, comma-separated, such as the host of its token endpoint',
        '',
      ),
    },
    openRoots: new CfnParameter(stack, 'OpenRoots', {
      description: 'Whether an admin may make its own org a root; else only an operator does (npm run root)',
      allowedValues: ['true', 'false'],
      default: 'false',
    }),
    allowedOrigins: new CfnParameter(stack, 'AllowedOrigins', {
      description: 'Origins whose pages may call the API (CORS), comma-separated; none unless said',
      type: 'CommaDelimitedList',
      default: '',
    }),
    webhookHosts: new CfnParameter(stack, 'WebhookHosts', {
      description:
        'Hosts at which webhooks may lie, comma-separated, such as qyapi.weixin.qq.com,oapi.dingtalk.com; nothing else is called. None unless said',
      type: 'CommaDelimitedList',
      default: '',
    }),
    reserved: reservedConcurrency(stack),
    architecture: new CfnParameter(stack, 'Architecture', {
      description: 'Processor of the functions; x86_64 where a region has no arm64',
      allowedValues: ['arm64', 'x86_64'],
      default: 'arm64',
    }),
    alarmTopic: text('AlarmTopicArn', 'SNS topic that hears of alarms', 'none'),
  }
}

/** Lambda leaves at least 100 of the account's concurrency unreserved, so an account with less than 200 says 0. */
function reservedConcurrency(stack: Stack): number {
  const parameter = new CfnParameter(stack, 'RecordingConcurrency', {
    description:
      'Concurrent executions reserved for recording; 0 for none, where the account has less than 200',
    type: 'Number',
    default: 100,
    minValue: 0,
  })
  const some = new CfnCondition(stack, 'ReservesConcurrency', {
    expression: Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, '0')),
  })
  return Token.asNumber(Fn.conditionIf(some.logicalId, parameter.valueAsNumber, Aws.NO_VALUE))
}
