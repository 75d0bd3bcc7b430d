import { setTimeout as pause } from 'node:timers/promises'
import type { Api } from '../../../../functions/catalogue.ts'
import type { Client } from '../../../../shared/contracts/client.ts'
import { addMonths, localMonth } from '../../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import { askLocal, localToken, openLocalClient } from '../../local-stack.ts'
import { cadreAt, officeOrg } from './shape.ts'
import type { Stack } from './stack.ts'

/** An org of a running stack whose cadres record. */
export interface Office {
  readonly url: string
  readonly client: Client<Api>
  readonly token: string
  readonly cadreIds: readonly string[]
  /** The month in which everything happens. */
  readonly month: string
}

/** Makes an org with cadres, each with one link; its roster is not what is measured, and does not go through the API. */
export async function openOffice({ url, seed }: Stack, cadres: number): Promise<Office> {
  const { now } = await askLocal<{ now: string }>(url, 'status')
  const month = localMonth(now, ledgerZone)
  await seed(cadres, `${addMonths(month, -2)}-01`)
  const claims = { sub: 'u-load', role: 'assessor', org: officeOrg }
  const [client, token] = [await openLocalClient(url, claims), await localToken(url, claims)]
  const cadreIds = Array.from({ length: cadres }, (_, n) => cadreAt(n))
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
