import type { LocalStack } from '../../local/stack.ts'

/** An answer of the API. */
export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into JSON of any shape.
  readonly body: any
}

/** Calls the API of a stack in somebody's name. */
export type Client = (method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown) => Promise<Answer>

/** A client with the claims of a token. */
export async function clientOf(stack: LocalStack, claims: Record<string, string>): Promise<Client> {
  const authorization = `Bearer ${await stack.token(claims)}`
  return async (method, path, body) => {
    const response = await fetch(stack.baseUrl + path, {
      method,
      headers: { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }
}
