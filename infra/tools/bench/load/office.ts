import { setTimeout as pause } from 'node:timers/promises'
import type { Api } from '../../../../functions/catalogue.ts'
import type { Client } from '../../../../shared/contracts/client.ts'
import { syntheticAttributes } from '../../../../shared/domain/testing/synthetic.ts'
import { addMonths, localMonth } from '../../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import { askLocal, localToken, openLocalClient } from '../../local-stack.ts'
import { times } from '../rounds.ts'

const orgId = 'load'

/** Requests by which the roster is made, at once. */
const concurrency = 4

/** An org of a running stack whose cadres record. */
export interface Office {
  readonly url: string
  readonly client: Client<Api>
  readonly token: string
  readonly cadreIds: readonly string[]
  /** The month in which everything happens. */
  readonly month: string
}

/** The youth to whom a cadre holds a link. */
export const youthOf = (cadreId: string): string => `y-${cadreId}`

/** Makes an org with cadres, each with one link, through the API. */
export async function openOffice(
  url: string,
  cadres: number,
  progress: (done: number) => void,
): Promise<Office> {
  const claims = { sub: 'u-load', role: 'assessor', org: orgId }
  const [client, token] = [await openLocalClient(url, claims), await localToken(url, claims)]
  const { now } = await askLocal<{ now: string }>(url, 'status')
  const month = localMonth(now, ledgerZone)
  const since = `${addMonths(month, -2)}-01`
  const org = { name: '共青团淮安市委', kind: 'cityCommittee', region: '淮安市' } as const
  await client('PUT /v1/orgs/{orgId}', { path: { orgId }, body: org })
  for (const [baseId, kind] of [
    ['b-community', 'communityBranch'],
    ['b-association', 'association'],
  ] as const)
    await client('PUT /v1/bases/{baseId}', { path: { baseId }, body: { name: baseId, kind, orgId } })
  const cadreIds = Array.from({ length: cadres }, (_, n) => `c-${String(n).padStart(4, '0')}`)
  await times(cadres, concurrency, async n => {
    const cadreId = cadreIds[n] as string
    const mobile = `139${String(n).padStart(8, '0')}`
    const cadre = { ...syntheticAttributes(orgId, since), mobile, serviceFrom: since }
    await client('PUT /v1/cadres/{cadreId}', { path: { cadreId }, body: cadre })
    const link = { baseId: 'b-community', field: 'community', since } as const
    await client('PUT /v1/cadres/{cadreId}/links/{youthId}', {
      path: { cadreId, youthId: youthOf(cadreId) },
      body: link,
    })
    progress(n)
  })
  return { url, client, token, cadreIds, month }
}

/** Events of the month that the views hold of a cadre. */
export async function eventsSeen({ client, month }: Office, cadreId: string): Promise<number> {
  const { body } = await client('GET /v1/cadres/{cadreId}/facts/{month}', { path: { cadreId, month } })
  return body.facts.events
}

/** Waits until nothing runs or waits any more. */
export async function untilIdle({ url }: Office): Promise<void> {
  while (!(await askLocal<{ idle: boolean }>(url, 'status')).idle) await pause(200)
}
