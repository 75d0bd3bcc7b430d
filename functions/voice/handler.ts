import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { report, toProblem } from '../../shared/http/problems.ts'
import * as ports from '../../shared/ports.ts'
import { type Dependencies, type PageAnswer, showPage, takeForm } from './answer.ts'
import { sendVoiceForm } from './endpoints.ts'
import { busyPage, pageHeaders } from './page.ts'

const toResult = ({ status, body, location }: PageAnswer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...pageHeaders, ...(location !== undefined && { location }) },
  body,
})

/** The answer where something went wrong on our side; the cause goes to the log, never to the page. */
function busy(error: unknown): APIGatewayProxyStructuredResultV2 {
  report('the youths’ page failed', toProblem(error))
  return { statusCode: 503, headers: { ...pageHeaders, 'retry-after': '5' }, body: busyPage }
}

/** Shows the youths' page and takes its form. */
export function build(deps: Dependencies) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .onError(request => busy(request.error))
    .handler(async event => {
      const { method, sourceIp } = event.requestContext.http
      const visit = { token: event.pathParameters?.token ?? '', address: sourceIp }
      if (method !== sendVoiceForm.method)
        return toResult(await showPage(deps, visit, event.rawQueryString.startsWith('saved')))
      const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
      return toResult(await takeForm(deps, visit, body))
    })
}

export const handler = ports.handlerOn(
  (_, { roster, ...ports }) =>
    build({ ...ports, readOrgName: async (orgId, day) => (await roster.readOrg(orgId, day))?.name }) as never,
  {
    ring: ports.voiceKeys,
    voice: ports.voice,
    callBacks: ports.callBacks,
    complaints: ports.complaints,
    responses: ports.voiceResponses,
    directory: ports.directory,
    roster: ports.rosterReads,
    facts: ports.facts,
    ledger: ports.ledger,
    policies: ports.policies,
    now: ports.clock,
  },
)
