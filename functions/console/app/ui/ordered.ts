import type { Input } from '../../../../shared/contracts/client.ts'
import * as words from '../../../../shared/labels/console/frame.ts'
import type { Api } from '../../../catalogue.ts'
import { ApiProblem, client } from '../api.ts'
import { say } from '../say.ts'
import { until } from '../until.ts'

type Order = Input<Api['POST /v1/orgs/{orgId}/exports']>['body']

/** A sheet to be ordered of an org. */
export interface Ordered {
  readonly orgId: string
  readonly sheet: Order extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never
}

/** Whether a sheet was refused because nobody could wait for it. */
export const isTooLong = (error: unknown): boolean =>
  error instanceof ApiProblem && error.errors.some(({ code }) => code === 'too_long')

const watching = 'GET /v1/orgs/{orgId}/exports/{exportId}'

/** Orders a sheet, waits for it, and saves it from where it lies. */
export async function saveOrdered({ orgId, sheet }: Ordered): Promise<void> {
  const order = { path: { orgId }, body: { id: crypto.randomUUID(), ...sheet } as Order }
  const { exportId } = (await client('POST /v1/orgs/{orgId}/exports', order)).body
  say(words.making)
  let url = ''
  await until(async () => {
    const { body } = await client(watching, { path: { orgId, exportId } })
    if (body.problem) throw new ApiProblem(watching, body.problem.status, body.problem)
    url = body.url ?? ''
    return url !== ''
  })
  const link = document.createElement('a')
  link.href = url
  link.click()
}
