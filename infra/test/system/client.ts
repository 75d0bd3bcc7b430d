import type { Api } from '../../../functions/catalogue.ts'
import { type Client, openClient } from '../../../shared/contracts/client.ts'
import type { LocalStack } from '../../local/stack.ts'

/** Calls the API of a stack in somebody's name. */
export async function clientOf(
  { baseUrl, token }: LocalStack,
  claims: Readonly<Record<string, string>>,
): Promise<Client<Api>> {
  const signed = await token(claims)
  return openClient<Api>({ baseUrl, token: () => signed })
}
