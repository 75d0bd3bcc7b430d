import type { Cadre } from '../../../events/index.ts'
import type { Item, Items } from '../../../shared/aws/items/items.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { rosterOn } from '../../../shared/repositories/roster/open.ts'
import { memoryTables } from '../../../shared/repositories/testing/memory.ts'
import { webhooksOn } from '../../../shared/repositories/webhooks.ts'
import { storesOn } from '../operate/stores.ts'
import { rebuild } from '../operate/verify/verify.ts'
import { deskHost } from './host.ts'

/** Orgs, with the one above each: a city, two counties, a township. */
export const orgs = {
  ha: { name: 'City', kind: 'cityCommittee', region: 'Ha' },
  ls: { name: 'County', kind: 'countyCommittee', region: 'Ls', parentId: 'ha' },
  xy: { name: 'Other county', kind: 'countyCommittee', region: 'Xy', parentId: 'ha' },
  zm: { name: 'Township', kind: 'township', region: 'Ls', parentId: 'ls' },
} as const

/** Levels of orgs in a world with a deep tree: a run over them is a longer chain than Lambda bears unless it is told. */
const levels = 8

/** Orgs below the township of such a world, each below the one before. */
export const deepOrgs = Array.from({ length: levels - 3 }, (_, at) => `zm-${at + 1}`)

const everyday = {
  post: 'Secretary',
  mobile: '13800000001',
  serviceFrom: '2026-01-01',
  accounts: [{ platform: 'wechat', displayName: 'Li' }],
  bases: [{ baseId: 'b-1', plannedOn: '2026-01-05', since: '2026-01-01' }],
} satisfies Partial<Cadre>

/** An account as a leading organ's cadre has to have one. */
function realName(region: string, name: string) {
  const { prefix, suffix } = huaian2016.realName
  return { platform: 'wechat', displayName: `${prefix}${region}${suffix}${name}` } as const
}

/** Cadres there may be; a world has the first few. */
export const cadres: Readonly<Record<string, Cadre>> = {
  'c-1': { ...everyday, name: 'Li', orgId: 'zm', category: 'partTime' },
  'c-2': { ...everyday, name: 'Wu', orgId: 'zm', category: 'partTime' },
  'c-3': { ...everyday, name: 'Xu', orgId: 'ls', category: 'seconded', accounts: [realName('Ls', 'Xu')] },
  'c-4': {
    ...everyday,
    name: 'Ma',
    orgId: 'xy',
    category: 'partTimeLarge',
    quota: 6,
    accounts: [realName('Xy', 'Ma')],
  },
}

/** Somebody who becomes known only later. */
export const late: Cadre = {
  ...everyday,
  name: 'Hu',
  orgId: 'zm',
  category: 'partTime',
  serviceFrom: '2026-04-01',
}

/** Youths that are talked of. */
export const youths = ['y-1', 'y-2', 'y-3', 'y-4', 'y-5', 'y-6', 'y-7'] as const

const author = { by: 'u-admin', at: '2026-01-01T12:00:00+08:00' }

/** What there is at the beginning. */
export interface Beginning {
  /** How many of the cadres there are. */
  readonly cadres: number
  /** Whether the tree of orgs is deep. */
  readonly deep: boolean
}

/** What stands in tables when a story begins. */
export interface Stock {
  readonly roster: readonly Item[]
  /** What follows of it. */
  readonly views: readonly Item[]
}

async function makeStock({ cadres: size, deep }: Beginning): Promise<Stock> {
  const tables = memoryTables()
  const roster = rosterOn(tables.roster)
  for (const [orgId, org] of Object.entries(orgs)) await roster.putOrg(orgId, org, author)
  for (const [at, orgId] of (deep ? deepOrgs : []).entries())
    await roster.putOrg(orgId, { ...orgs.zm, name: orgId, parentId: deepOrgs[at - 1] ?? 'zm' }, author)
  await roster.putBase('b-1', { name: 'Village', kind: 'communityBranch', orgId: 'zm' }, author)
  await roster.putBase('b-2', { name: 'Choir', kind: 'association', orgId: 'ls' }, author)
  for (const [n, [cadreId, cadre]] of Object.entries(cadres).slice(0, size).entries()) {
    await roster.putCadre(cadreId, cadre, author)
    for (const [m, youthId] of youths.slice(0, 6 - n).entries()) {
      const baseId = m % 2 === 0 ? 'b-1' : 'b-2'
      await roster.putLink(cadreId, { youthId, baseId, field: 'rural', since: '2026-01-01' }, author)
    }
  }
  await rebuild(storesOn(tables), { patience: 0 })
  const all = (items: Items) => Array.fromAsync(items.scan())
  // All of it was announced long ago.
  const announced = (await all(tables.roster)).filter(({ pk }) => !pk.startsWith('UNANNOUNCED#'))
  return { roster: announced, views: await all(tables.views) }
}

const made = new Map<string, Promise<Stock>>()

/** What stands in a world's tables when it begins: made once, the same for all that begin so. */
export function stockOf(beginning: Beginning): Promise<Stock> {
  const name = `${beginning.cadres} ${beginning.deep}`
  const known = made.get(name) ?? makeStock(beginning)
  made.set(name, known)
  return known
}

/** Where all that is told goes. */
export async function desk(): Promise<readonly Item[]> {
  const items = memoryItems()
  const url = `https://${deskHost}/`
  const events = ['reminder', 'digest'] as const
  await webhooksOn(items).putWebhook({ orgId: 'ha', webhookId: 'desk', kind: 'standard', url, events })
  return Array.fromAsync(items.scan())
}
