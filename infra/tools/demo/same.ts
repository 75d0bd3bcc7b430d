import type { Api } from '../../../functions/catalogue.ts'
import { ApiProblem, type Client } from '../../../shared/contracts/client.ts'
import type { County } from '../county/county.ts'
import { Stopped } from './desk.ts'

/** Refuses to mix counties, told by the newcomer's phone and first day in service. @throws Stopped for another one. */
export async function refuseAnother(client: Client<Api>, { workers, month, seed }: County): Promise<void> {
  const sentinel = workers.find(({ person }) => person.story === 'newcomer')
  const [entry] = sentinel?.entries ?? []
  if (sentinel === undefined || entry === undefined) return
  const path = { cadreId: sentinel.person.cadreId }
  const known = await client('GET /v1/cadres/{cadreId}', { path }).catch(error => {
    if (error instanceof ApiProblem && error.status === 404) return undefined
    throw error
  })
  if (known === undefined) return
  const { mobile, serviceFrom } = known.body
  const there = serviceFrom.slice(0, 7)
  if (there !== month)
    throw new Stopped(
      `系统里已有 ${there} 的演示数据：请加 --month ${there}，或以 npm start -- --memory 另起一套再试`,
    )
  if (mobile !== entry.mobile)
    throw new Stopped(
      `系统里已有另一种子的演示数据（不是 --seed ${seed}）：请换回原来的，或以 npm start -- --memory 另起一套`,
    )
}
