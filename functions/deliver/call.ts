import type { WebhookKind } from '../../shared/repositories/webhooks.ts'
import type { DeliveryRequest } from './request.ts'

/** Sends a request; what `fetch` does, as far as it is needed. */
export type Fetch = (
  url: string,
  init: {
    method: 'POST'
    headers: Record<string, string>
    body: string
    redirect: 'manual'
    signal: AbortSignal
  },
) => Promise<Pick<Response, 'ok' | 'status' | 'text'>>

/** Milliseconds that a receiver may take. */
const patience = 5_000

/** Robots answer 200 whatever they think of a message, and say it in the body. */
function robotRefusal(text: string): string | undefined {
  try {
    const { errcode } = Object(JSON.parse(text)) as { errcode?: unknown }
    return errcode === 0 ? undefined : `errcode ${Number(errcode)}`
  } catch {
    return 'no answer of a robot'
  }
}

/** Calls a receiver once, without redirections. @throws Error that says the status, and nothing of the address. */
export async function call(
  fetch: Fetch,
  kind: WebhookKind,
  { url, headers, body }: DeliveryRequest,
): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  }).catch(error => {
    // What fetch says names the address, which may be a password.
    throw new Error(`not reached: ${error instanceof Error ? error.name : 'unknown'}`)
  })
  if (!answer.ok) throw new Error(`refused: ${answer.status}`)
  const refusal = kind === 'standard' ? undefined : robotRefusal(await answer.text())
  if (refusal !== undefined) throw new Error(`refused: ${refusal}`)
}
