import { hit } from './faults.ts'
import { endpoints } from './functions.ts'
import type { Request } from './story/requests.ts'
import type { World } from './world.ts'

/** A request that was answered with 200, 201 or 202. */
export interface Acknowledged {
  readonly request: Request
  readonly status: number
  readonly body: unknown
}

const mostTries = 8

/** Asks until it is answered, as a good client does; what was acknowledged, and what an answer repeated must not say. */
export async function ask(world: World, request: Request): Promise<Acknowledged | undefined> {
  const { faults, kernel, hits } = world
  const { endpoint: name, params, body, claims, about } = request
  const [server, endpoint] = endpoints[name]
  const sent = { ...(params && { params }), ...(body && { body }), claims }
  const place = faults.placeOf(`client ${about}`)
  for (let tries = 1; tries <= mostTries; tries++) {
    const answer = await world.call(server, endpoint, sent, `request for ${about}`)
    if (answer.status >= 200 && answer.status < 300) {
      hit(hits, `answered ${answer.status}`)
      const acknowledged = { request, ...answer }
      if (faults.strikes('clientRepeats', place)) {
        await kernel.sleep(30_000 * faults.chance(place))
        await world.call(server, endpoint, sent, `request again for ${about}`)
      }
      return acknowledged
    }
    if (answer.status >= 400 && answer.status < 500) {
      const { code } = Object(answer.body) as { code?: string }
      hit(hits, `answered ${answer.status} ${code}`)
      return undefined
    }
    hit(hits, answer.status === 0 ? 'a request was not answered' : `answered ${answer.status}`)
    if (faults.strikes('clientGivesUp', `${place} ${tries}`)) return undefined
    await kernel.sleep(1_000 * 2 ** tries)
  }
  return undefined
}
