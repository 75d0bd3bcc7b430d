import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import { openTable, type Table } from '../../../shared/aws/client.ts'
import { toAttributes } from '../../../shared/aws/items/attributes.ts'
import type { Item } from '../../../shared/aws/items/items.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import type { Environment } from '../../../shared/contracts/environment.ts'
import { monthsNeeded } from '../../../shared/domain/assessment/needs.ts'
import { fingerprint } from '../../../shared/domain/ledger/fingerprint.ts'
import { firstVersion } from '../../../shared/domain/policy/versions.ts'
import {
  syntheticAttributes,
  syntheticCadre,
  youthId,
  youthIds,
} from '../../../shared/domain/testing/synthetic.ts'
import * as ports from '../../../shared/ports.ts'
import { rosterOn } from '../../../shared/repositories/roster/open.ts'
import type { Roster } from '../../../shared/repositories/roster/roster.ts'
import { times } from './rounds.ts'

/** Who made what is seeded. */
export const author = { by: 'bench', at: '2025-09-01T00:00:00.000Z' }

/** BatchWriteItem's own limit. */
const perCall = 25

/** Makes a roster by its own rules in memory, then brings it to the table, all but the audit events. */
export async function seedRoster(
  environment: Environment,
  make: (roster: Roster) => Promise<void>,
): Promise<void> {
  const items = memoryItems()
  const written = new Map<string, Item>()
  await make(
    rosterOn({
      ...items,
      async transact(writes) {
        if (!(await items.transact(writes))) return false
        for (const write of writes)
          if ('put' in write && !write.put.sk.startsWith('AUDIT#'))
            written.set(`${write.put.pk} ${write.put.sk}`, write.put)
        return true
      },
    }),
  )
  await putAll(openTable(environment, 'roster'), [...written.values()])
}

/** Brings items to a table. */
export async function putAll({ client, name }: Table, all: readonly Item[]): Promise<void> {
  await times(Math.ceil(all.length / perCall), 8, async index => {
    const puts = all.slice(index * perCall, (index + 1) * perCall)
    const RequestItems = { [name]: puts.map(item => ({ PutRequest: { Item: toAttributes(item) } })) }
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems }))
    if (Object.keys(UnprocessedItems ?? {}).length) throw new Error('DynamoDB left items undone')
  })
}

/** Since when everybody serves. */
const since = '2025-09-01'

/** An org below a city, with two bases; the same again changes nothing. */
export async function putOrg(roster: Roster, orgId: string, city = 'city'): Promise<void> {
  await roster.putOrg(city, { name: '共青团淮安市委', kind: 'cityCommittee', region: '淮安市' }, author)
  await roster.putOrg(
    orgId,
    { name: '共青团涟水县委', kind: 'countyCommittee', region: '涟水县', parentId: city },
    author,
  )
  await roster.putBase('b-community', { name: '炎黄社区团支部', kind: 'communityBranch', orgId }, author)
  await roster.putBase('b-association', { name: '青年创业协会', kind: 'association', orgId }, author)
}

/** A full-time cadre with links to the youths. */
export async function putCadre(
  roster: Roster,
  orgId: string,
  cadreId: string,
  youthIds: readonly string[] = [],
): Promise<void> {
  await roster.putCadre(cadreId, { ...syntheticAttributes(orgId, since), serviceFrom: since }, author)
  for (const youthId of youthIds)
    await roster.putLink(cadreId, { youthId, baseId: 'b-community', field: 'community', since }, author)
}

/** An org of one cadre, with a hundred links. */
export const seedOne = (environment: Environment, orgId: string, cadreId: string): Promise<void> =>
  seedRoster(environment, async roster => {
    await putOrg(roster, orgId)
    await putCadre(roster, orgId, cadreId, youthIds(100))
  })

/** Who is assessed: the `number`th cadre of an org, its youths nobody else's. */
export interface Seeded {
  readonly orgId: string
  readonly number: number
  readonly month: string
  readonly links?: number
  readonly city?: string
}

/** A cadre with a hundred links, every tenth youth also another's, and a year of facts up to the month. */
export async function seedCadre(environment: Environment, seeded: Seeded): Promise<string> {
  const { orgId, number, month, links = 100, city } = seeded
  const cadreId = `c-${orgId}-${String(number).padStart(5, '0')}`
  const made = syntheticCadre(cadreId, month, { links, seed: number + 1 })
  const own = new Map(made.roster.links.map((link, n) => [link.youthId, youthId(number * 200 + n)]))
  await seedRoster(environment, async roster => {
    await putOrg(roster, orgId, city)
    await putOrg(roster, `${orgId}-other`, city)
    await putCadre(roster, orgId, cadreId)
    await putCadre(roster, `${orgId}-other`, `${cadreId}-rival`)
    for (const [n, link] of made.roster.links.entries()) {
      const renamed = { ...link, youthId: own.get(link.youthId) as string }
      await roster.putLink(cadreId, renamed, author)
      if (n % 10 === 0) await roster.putLink(`${cadreId}-rival`, renamed, author)
    }
  })
  const facts = ports.facts(environment)
  const [from] = monthsNeeded(firstVersion.policy, month)
  for (const known of made.facts)
    if (known.month >= from)
      await facts.writeFacts(cadreId, known.month, {
        ...fingerprint(made.events.filter(({ occurredAt }) => occurredAt.startsWith(known.month))),
        facts: { ...known, youths: known.youths.map(id => own.get(id) ?? id) },
        version: 1,
      })
  return cadreId
}
