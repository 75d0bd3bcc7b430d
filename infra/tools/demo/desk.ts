import type { Api } from '../../../functions/catalogue.ts'
import { type Answer, ApiProblem, type Client } from '../../../shared/contracts/client.ts'
import { problemLabels } from '../../../shared/labels/problems.ts'
import type { County } from '../county/county.ts'
import { NoStack, StuckStack, usualUrl } from '../local-stack.ts'
import type { Screen } from '../terminal/progress.ts'
import type { Paint } from '../terminal/table.ts'

/** What a route answers. */
export type BodyOf<Route extends keyof Api> = Answer<Api[Route]>['body']

/** How many were new, and how many were there already. */
export interface Tally {
  created: number
  known: number
}

/** The city whose roster it is, and the county whose year is shown. */
export const [rootId, countyId] = ['ha', 'ls']

/** A committee's desk: who asks, what the demo knows, and where it is shown. */
export interface Desk {
  readonly url: string
  /** The assessor and the collector of the whole city, and the county's own administrator. */
  readonly assessor: Client<Api>
  readonly collector: Client<Api>
  readonly admin: Client<Api>
  /** The words and numbers of the running system. */
  readonly labels: BodyOf<'GET /v1/labels'>
  readonly policy: BodyOf<'GET /v1/policy'>
  readonly county: County
  readonly tally: Tally
  readonly screen: Screen
  readonly paint: Paint
}

/** The demo cannot go on; the message says why, and what to do, in a line or a few. */
export class Stopped extends Error {}

/** Counts whether something was new. */
export function counted(tally: Tally, { status }: { readonly status: number }): void {
  tally[status === 201 ? 'created' : 'known']++
}

/** The first few, and how many there are if that is more. */
export function few(names: readonly string[], most: number, unit: string): string {
  const first = names.slice(0, most).join('、')
  return names.length > most ? `${first}等${names.length}${unit}` : first
}

/** Names of cadres and orgs as the demo knows them. */
export const namesOf = ({ orgs, workers }: Pick<County, 'orgs' | 'workers'>) => ({
  org: (id: string) => orgs.find(({ orgId }) => orgId === id)?.name ?? id,
  cadre: (id: string) => workers.find(({ person }) => person.cadreId === id)?.person.name ?? id,
})

/** What of a problem is shown. */
type Shown = Pick<ApiProblem, 'status' | 'title'> & {
  readonly code?: ApiProblem['code']
  readonly errors?: readonly { readonly path: string; readonly message: string }[] | undefined
}

/** A problem in words: what was asked, what is wrong, and with which fields. */
export function readable(asked: string, { status, code, title, errors = [] }: Shown): string {
  const what = code === undefined ? title : problemLabels[code]
  const fields = errors.map(({ path, message }) => `  ${path}：${message}`)
  return [`${asked} 得到 ${status}${code === undefined ? '' : ` ${code}`}：${what}`, ...fields].join('\n')
}

/** What went wrong, in Chinese where it is not a fault of the demo itself. */
export function inChinese(error: unknown): unknown {
  if (error instanceof ApiProblem) return new Stopped(readable(error.route, error))
  if (error instanceof StuckStack) return new Stopped(`视图长时间没有跟上：请查看 ${error.url}/_local/status`)
  if (!(error instanceof NoStack)) return error
  const start = error.url === usualUrl ? 'npm start' : `npm start -- --port ${new URL(error.url).port}`
  return new Stopped(`${error.url} 没有应答：请先在另一个终端执行 ${start}，待显示 ready 后再试`)
}
