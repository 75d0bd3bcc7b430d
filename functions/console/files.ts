import { gunzipSync } from 'node:zlib'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { routeKey } from '../../shared/contracts/endpoint.ts'
import type { Asset, Pages } from './assets.ts'
import { readAsset, readFront, readWorker } from './endpoints.ts'
import { assetHeaders, fingerprint, freshHeaders, pageHeaders } from './headers.ts'
import type { Login } from './login.ts'

type Answer = APIGatewayProxyStructuredResultV2

/** A request, as far as files look at it. */
interface Asked {
  readonly routeKey: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly pathParameters?: Readonly<Record<string, string | undefined>>
}

/** An asset as the client takes it; one that is not there is gone with the version before. */
function assetAnswer(asset: Asset | undefined, encodings = ''): Answer {
  if (!asset) return { statusCode: 404, headers: { ...freshHeaders, 'content-type': 'text/plain' }, body: '' }
  const headers = { ...assetHeaders, 'content-type': asset.type, vary: 'accept-encoding' }
  if (/\bgzip\b/.test(encodings))
    return {
      statusCode: 200,
      headers: { ...headers, 'content-encoding': 'gzip' },
      body: asset.gzip,
      isBase64Encoded: true,
    }
  return { statusCode: 200, headers, body: gunzipSync(Buffer.from(asset.gzip, 'base64')).toString() }
}

/** Answers with a file of the pages; undefined for any other route. */
export function fileAt({ html, worker, assets }: Pages, { addresses }: Login) {
  const page = pageHeaders(addresses)
  const policy = page['content-security-policy']
  // The worker keeps the page with its headers: it is another one whenever they are.
  const versioned = `self.VERSION='${fingerprint(html + worker + policy)}';${worker}`
  const script = {
    ...freshHeaders,
    'content-type': 'text/javascript; charset=utf-8',
    'content-security-policy': policy,
  }
  const answers = new Map<string, (asked: Asked) => Answer>([
    [routeKey(readFront), () => ({ statusCode: 200, headers: page, body: html })],
    [routeKey(readWorker), () => ({ statusCode: 200, headers: script, body: versioned })],
    [
      routeKey(readAsset),
      ({ pathParameters, headers }) => {
        const name = pathParameters?.file ?? ''
        return assetAnswer(
          Object.hasOwn(assets, name) ? assets[name] : undefined,
          headers?.['accept-encoding'],
        )
      },
    ],
  ])
  return (asked: Asked): Answer | undefined => answers.get(asked.routeKey)?.(asked)
}
