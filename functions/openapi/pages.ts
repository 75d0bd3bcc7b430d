import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { routeKey } from '../../shared/contracts/endpoint.ts'
import { pageHeaders } from '../../shared/http/html.ts'
import { readReference } from './endpoints.ts'
import document from './openapi.json' with { type: 'json' }
import type { ApiDocument } from './page/document.ts'
import { referencePage } from './page/reference.ts'
import { style } from './page/style.ts'

/** The same for everybody until the next deployment. */
const headers = { ...pageHeaders(style), 'cache-control': 'public, max-age=300' }

let reference: string | undefined

/** The reference page; made when first asked for, so that who asks for JSON does not wait for it. */
function readReferencePage(): string {
  reference ??= referencePage(document as unknown as ApiDocument)
  return reference
}

/** The answer with the reference page; undefined for any other route. */
export function pageAt(route: string): APIGatewayProxyStructuredResultV2 | undefined {
  return route === routeKey(readReference)
    ? { statusCode: 200, headers, body: readReferencePage() }
    : undefined
}
