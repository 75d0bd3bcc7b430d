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
  if (how === 'long') return { statusCode: 200, body: '字'.repeat(Number(event.queryStringParameters?.n)) }
  if (how === 'scan') return scan(event.queryStringParameters?.table ?? '')
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

/** Calls DynamoDB by hand, with the credentials that the function has, and shows what it answers. */
async function scan(TableName: string) {
  const response = await fetch(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '', {
    method: 'POST',
    headers: {
      'x-amz-target': 'DynamoDB_20120810.Scan',
      authorization: `AWS4-HMAC-SHA256 Credential=${process.env.AWS_ACCESS_KEY_ID}/1/local/dynamodb/aws4_request`,
    },
    body: JSON.stringify({ TableName }),
  })
  return { statusCode: 200, body: await response.text() }
}
