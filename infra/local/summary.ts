import type { LocalStack } from './stack.ts'
import type { Status } from './status.ts'

/** What is up and where, and what to try next, for whoever has just started the stack. */
export function summarize(stack: LocalStack, status: Status, data: string | undefined): string {
  const { baseUrl, endpoints } = stack
  const at = new URL(baseUrl).port === '3100' ? '' : ` --url ${baseUrl}`
  const schedules = Object.entries(status.schedules).map(
    ([name, { enabled, next, timeZone }]) =>
      `${name}: ${enabled && next ? inZone(next, timeZone) : 'disabled'}`,
  )
  const rows: [string, string][] = [
    ['API', baseUrl],
    ['status', `${baseUrl}/_local/status`],
    ['OIDC issuer', endpoints.issuer],
    ['inbox', `${baseUrl}/_local/inbox (webhooks may lie here; what comes is a line below)`],
    ['DynamoDB', endpoints.dynamodb],
    [
      'data',
      data === undefined ? 'in memory, gone at the end' : `${data} (functions’ output in ${data}/logs)`,
    ],
    ['clock', status.now],
    ['functions', String(Object.keys(status.functions).length)],
    ...schedules.map((text, index): [string, string] => [index === 0 ? 'schedules' : '', text]),
  ]
  return [
    '',
    ...rows.map(([label, text]) => `  ${label.padEnd(12)} ${text}`),
    '',
    '  Try next, in another terminal:',
    at === '' ? '    npm run demo' : `    npm run demo -- ${at.trim()}`,
    `    npm run -s token -- --role assessor --org ha${at}`,
    `    curl -H "authorization: Bearer $(npm run -s token -- --role assessor --org ha${at})" ${baseUrl}/v1/policy`,
    '',
  ].join('\n')
}

function inZone(instant: string, timeZone: string): string {
  const text = new Date(instant).toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return `next at ${text} ${timeZone}`
}
