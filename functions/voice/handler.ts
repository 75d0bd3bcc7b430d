import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { report, toProblem } from '../../shared/http/problems.ts'
import { handlerOn } from '../../shared/ports.ts'
import { type PageAnswer, showPage, takeForm } from './answer.ts'
import { sendVoiceForm } from './endpoints.ts'
import { busyPage, pageHeaders } from './page.ts'
import { type Dependencies, opens } from './ports.ts'

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

export const handler = handlerOn((_, opened) => build(opened) as never, opens)
