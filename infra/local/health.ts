import type { LocalStack } from './stack.ts'

/** What the system says of itself, as far as a line is made of it. */
interface Health {
  readonly calendar?: { readonly missing?: number }
  readonly queues?: readonly { readonly name: string; readonly deadLetters: number }[]
}

/** Lines for whoever has just started the stack: what `GET /v1/health` says is missing, or was given up. */
export async function healthLines({
  baseUrl,
  token,
}: Pick<LocalStack, 'baseUrl' | 'token'>): Promise<string[]> {
  const authorization = `Bearer ${await token({ sub: 'operator', role: 'analyst', org: 'operator' })}`
  const response = await fetch(`${baseUrl}/v1/health`, { headers: { authorization } }).catch(() => undefined)
  if (!response?.ok) return []
  const { calendar, queues = [] } = (await response.json()) as Health
  return [
    ...(calendar?.missing === undefined
      ? []
      : [
          `the calendar of ${calendar.missing} is not known yet: npm run calendar -- FILE (docs/runbook/calendar-missing.md)`,
        ]),
    ...queues
      .filter(({ deadLetters }) => deadLetters > 0)
      .map(({ name, deadLetters }) => `${name} has ${deadLetters} dead letters: npm run redrive -- ${name}`),
  ]
}
