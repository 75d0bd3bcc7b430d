import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda'

/** What the probe shows. */
export interface Probed {
  event: APIGatewayProxyEventV2WithJWTAuthorizer
  environment: string[]
  remaining: number
  functionName: string
  now: string
  isDate: boolean
}

/** Shows the event and the environment, or fails in the way asked for by `?how=`. */
export async function handler(event: APIGatewayProxyEventV2WithJWTAuthorizer, context: Context) {
  const how = event.queryStringParameters?.how
  if (how === 'throw') throw new RangeError('asked to throw')
  if (how === 'exit') process.exit(3)
  if (how === 'slow') await new Promise(resolve => setTimeout(resolve, 60_000))
  if (how === 'malformed') return { statusCode: 'many' }
  if (how === 'plain') return ['plain', 1]
  if (how === 'cookies') return { statusCode: 200, cookies: ['a=1; Path=/', 'b=2'], body: 'text' }
  if (how === 'binary') {
    return { statusCode: 200, headers: { 'content-type': 'image/png' }, body: 'AP8B', isBase64Encoded: true }
  }
  const probed: Probed = {
    event,
    environment: Object.keys(process.env).sort(),
    remaining: context.getRemainingTimeInMillis(),
    functionName: context.functionName,
    now: new Date().toISOString(),
    isDate: new Date() instanceof Date && new Date(0).constructor === Date,
  }
  return { statusCode: 200, body: JSON.stringify(probed) }
}
