import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OidcIssuer } from '../oidc.ts'
import { readRequest } from './grants.ts'
import { chosen, loginPage, wrongPage } from './page.ts'

const FORM = 'application/x-www-form-urlencoded'
/** Whoever reads these learns nothing; a page of this machine may be at another name or port of it. */
const OPEN = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
}

/** Whether a request asks for a token by a code, as a page does. */
export const isCodeGrant = ({ headers }: IncomingMessage): boolean =>
  headers['content-type']?.startsWith(FORM) ?? false

/** Changes a code for a token. */
export async function changeCode(issuer: OidcIssuer, response: ServerResponse, body: Buffer): Promise<void> {
  const claims = issuer.grants.take(new URLSearchParams(body.toString('utf8')))
  if (!claims) return void response.writeHead(400, OPEN).end('{"error":"invalid_grant"}')
  const answer = {
    access_token: await issuer.sign(claims),
    token_type: 'Bearer',
    expires_in: issuer.lifetime,
  }
  response.writeHead(200, OPEN).end(JSON.stringify(answer))
}

/** Shows the page on which one chooses who to be, and sends back whoever has chosen. */
export function authorize(
  issuer: OidcIssuer,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  const asked = readRequest(new URLSearchParams(request.url?.split('?')[1]))
  if (typeof asked === 'string') {
    const { headers, body } = wrongPage(asked)
    return void response.writeHead(400, headers).end(body)
  }
  const people = issuer.people()
  if (request.method !== 'POST') {
    const { headers, body } = loginPage(people)
    return void response.writeHead(200, headers).end(body)
  }
  const claims = chosen(new URLSearchParams(body.toString('utf8')), people)
  const location = new URL(asked.redirectUri)
  location.searchParams.set('code', issuer.grants.give(asked, claims))
  location.searchParams.set('state', asked.state)
  response.writeHead(303, { location: location.href, 'cache-control': 'no-store' }).end()
}
