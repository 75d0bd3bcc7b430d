import { createConfig, lintFromString } from '@redocly/openapi-core'

/** What Redocly's recommended rules find about an OpenAPI document, each with where it stands. */
export async function lint(document: object): Promise<string[]> {
  // A form answers 303: the page behind it is asked for anew.
  const rules = { 'operation-2xx-response': 'off' } as const
  const config = await createConfig({ extends: ['recommended'], rules, telemetry: 'off' })
  const found = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'openapi.json',
    config,
  })
  return found.map(({ ruleId, message, location }) => `${location[0]?.pointer ?? ''}: ${message} (${ruleId})`)
}
