import type { Api } from '../../../functions/catalogue.ts'
import type { Client } from '../../../shared/contracts/client.ts'
import type { LocalStack } from '../../local/stack.ts'
import { askLocal, openLocalClient } from '../../tools/local-stack.ts'

/** When the stack's clock starts: a Wednesday. */
export const start = '2026-05-20T09:00:00+08:00'

/** A name of thirty characters, rare ones and an emoji among them. */
export const longName = `欧阳𠮷祥😀${'阿'.repeat(25)}`

/** Who is who. The cadres of the tests are different ones, so that one test does not see what another did. */
export const people = {
  assessor: { sub: '考核员', role: 'assessor', org: 'ha' },
  admin: { sub: '管理员', role: 'orgAdmin', org: 'ls' },
  wang: { sub: '王建国', role: 'cadre', cadreId: 'c-wang' },
  li: { sub: '李梅', role: 'cadre', cadreId: 'c-li' },
  zhao: { sub: '赵敏', role: 'cadre', cadreId: 'c-zhao' },
  long: { sub: longName, role: 'cadre', cadreId: 'c-long' },
  closer: { sub: '洪泽考核员', role: 'assessor', org: 'hz' },
  nobody: { sub: '新人', role: 'cadre', cadreId: 'c-unknown' },
} as const

/** The youths of a cadre. */
export const youthsOf = (cadreId: string, count = 12): string[] =>
  Array.from({ length: count }, (_, at) => `y-${cadreId.slice(2)}-${String(at + 1).padStart(2, '0')}`)

const names = { 'c-wang': '王建国', 'c-li': '李梅', 'c-zhao': '赵敏', 'c-long': longName }

/** A county with four cadres and their youths; April is assessed. */
export async function loadWorld(stack: LocalStack): Promise<void> {
  const client = await openLocalClient(stack.baseUrl, people.assessor)
  const org = (
    orgId: string,
    body: { name: string; kind: 'cityCommittee' | 'countyCommittee'; region: string; parentId?: string },
  ) => client('PUT /v1/orgs/{orgId}', { path: { orgId }, body })
  await org('ha', { name: '共青团淮安市委', kind: 'cityCommittee', region: '淮安市' })
  await org('ls', { name: '共青团涟水县委', kind: 'countyCommittee', region: '涟水县', parentId: 'ha' })
  const base = (baseId: string, name: string, kind: 'communityBranch' | 'association') =>
    client('PUT /v1/bases/{baseId}', { path: { baseId }, body: { name, kind, orgId: 'ls' } })
  await base('b-hongxing', '红星社区团支部', 'communityBranch')
  await base('b-xinghuo', '星火志愿者协会', 'association')
  for (const [cadreId, name] of Object.entries(names)) {
    await client('PUT /v1/cadres/{cadreId}', {
      path: { cadreId },
      body: {
        name,
        orgId: 'ls',
        post: '干事',
        mobile: '13800000001',
        category: 'fullTime',
        serviceFrom: '2026-01-01',
        accounts: [{ platform: 'wechat', displayName: `共青团涟水县委${name}` }],
        bases: ['b-hongxing', 'b-xinghuo'].map(baseId => ({
          baseId,
          plannedOn: '2026-01-05',
          since: '2026-01-01',
        })),
      },
    })
    for (const [at, youthId] of youthsOf(cadreId).entries())
      await client('PUT /v1/cadres/{cadreId}/links/{youthId}', {
        path: { cadreId, youthId },
        body: {
          baseId: at % 2 === 0 ? 'b-hongxing' : 'b-xinghuo',
          field: 'community',
          since: `2026-01-${String(at + 10)}`,
        },
      })
    await client('POST /v1/batch', { body: { events: eventsOf(cadreId) } })
  }
  await loadNeighbour(client)
  await stack.idle()
  await client('POST /v1/assessments/{month}/runs', { path: { month: '2026-04' } })
  await stack.idle()
  const list = Object.values(people).map(({ sub, ...claims }) => ({ label: sub, claims }))
  await askLocal(stack.baseUrl, 'oidc/people', list)
}

/** A county of its own, whose committee closes its month and imports its roster: one cadre, contacts all at once. */
async function loadNeighbour(client: Client<Api>): Promise<void> {
  const [orgId, cadreId] = ['hz', 'c-sun']
  const org = { name: '共青团洪泽区委', kind: 'countyCommittee', region: '洪泽区', parentId: 'ha' } as const
  await client('PUT /v1/orgs/{orgId}', { path: { orgId }, body: org })
  const body = {
    name: '孙立',
    orgId,
    post: '干事',
    mobile: '13800000008',
    category: 'fullTime' as const,
    serviceFrom: '2026-01-01',
    accounts: [],
    bases: [],
  }
  await client('PUT /v1/cadres/{cadreId}', { path: { cadreId }, body })
  const events = Array.from({ length: 10 }, (_, at) => ({
    type: 'contact' as const,
    id: idOf(cadreId, at),
    cadreId,
    occurredAt: `2026-04-10T20:00:${String(10 + at)}+08:00`,
    channel: 'wechat' as const,
    purpose: 'listen' as const,
    youthIds: [`y-sun-${at}`],
  }))
  await client('POST /v1/batch', { body: { events } })
}

const idOf = (cadreId: string, at: number) =>
  `0197a2c4-5b00-7000-8000-${Buffer.from(`${cadreId.slice(2, 6)}${at}`)
    .toString('hex')
    .padStart(12, '0')
    .slice(-12)}`

/** A contact of April, a visit, and a demand that is overdue in May. */
function eventsOf(cadreId: string) {
  const [first = '', second = ''] = youthsOf(cadreId)
  const common = (at: number, occurredAt: string) => ({ id: idOf(cadreId, at), cadreId, occurredAt })
  return [
    {
      type: 'contact' as const,
      ...common(1, '2026-04-08T20:00:00+08:00'),
      channel: 'wechat' as const,
      purpose: 'listen' as const,
      youthIds: [first],
    },
    {
      type: 'visit' as const,
      ...common(2, '2026-04-09T09:30:00+08:00'),
      activity: 'checkIn' as const,
      baseId: 'b-hongxing',
      youthIds: [],
    },
    {
      type: 'demand' as const,
      ...common(3, '2026-05-08T10:00:00+08:00'),
      youthId: second,
      category: 'difficulty' as const,
      text: '孩子入托困难',
    },
  ]
}
