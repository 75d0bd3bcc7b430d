import { beforeEach, expect, test } from 'vitest'
import { type County, closedCounty, contactOn } from '../../../../functions/assess/testing/county.ts'
import { recordContact, recordDemand } from '../../../../functions/record/endpoints.ts'
import { compressJson, expandJson } from '../../../../shared/aws/compressed-json.ts'
import { resultKeys } from '../../../../shared/aws/keys.ts'
import type { Revision } from '../../../../shared/domain/assessment/revision.ts'
import { shardOf } from '../../../../shared/domain/lake/shard.ts'
import { objectKey } from '../../../../shared/domain/lake/tables.ts'
import { rebuildLake } from '../../../../shared/lake/rebuild.ts'
import { lakeSourcesOn } from '../../../../shared/lake/testing/sources.ts'
import { factsOn } from '../../../../shared/repositories/facts.ts'
import { openLake } from '../duck.ts'
import { verifyLake } from './verify.ts'

const shard = shardOf('c-li')

let town: County
let sources: ReturnType<typeof lakeSourcesOn>

/** May is closed, with a late contact and a demand; the lake holds it. */
beforeEach(async () => {
  town = await closedCounty()
  await town.ask(recordContact, { body: contactOn(20, '2026-05-14', ['y-6']) })
  await town.ask(recordDemand, {
    body: {
      id: '0197a2c4-5b00-7000-8000-000000000021',
      cadreId: 'c-li',
      occurredAt: '2026-05-15T09:00:00+08:00',
      youthId: 'y-1',
      category: 'difficulty',
      text: '租房',
    },
  })
  sources = lakeSourcesOn(town.tables, town.now)
  await rebuildLake(sources, { leaseMs: 1000 })
})

async function verify(): Promise<readonly string[]> {
  const lake = await openLake(sources.objects)
  try {
    const facts = factsOn(town.tables.views)
    return (await verifyLake(lake, { ...sources, facts }, { write: () => {} })).lines
  } finally {
    await lake.close()
  }
}

test('what nobody touched agrees, worked out from the lake alone', async () => {
  expect(await verify()).toEqual([
    expect.stringMatching(
      /^比对 compared: 9 events of 1 months, facts of 1; 6 revisions, 28 indicators assessed anew$/,
    ),
    '全部一致 all agree',
  ])
})

test('an object that is missing is told, event by event and figure by figure', async () => {
  await sources.objects.removeObject(objectKey('events', { month: '2026-05', shard }))
  const lines = (await verify()).join('\n')
  expect(lines).toContain('events c-li 2026-05: {} → {"contact":8,"demand":1}')
  expect(lines).toContain('facts c-li 2026-05: online {} → ')
  expect(lines).toContain('assessed anew c-li 2026-05: monthlyReach 0/8 → 7/8')
})

test('a figure of the system that the lake does not have is told', async () => {
  const key = resultKeys.revision('c-wang', '2026-05', 2)
  const item = await town.tables.results.get<Uint8Array>(key)
  const stored = expandJson<Revision>(item?.value as Uint8Array)
  await town.tables.results.put({ ...key, value: compressJson({ ...stored, total: 99.9 }) })
  expect((await verify()).slice(1)).toEqual([
    `  assessments c-wang 2026-05 revision 2: total ${stored.total} → 99.9`,
    expect.stringContaining('有不符之处'),
  ])
})
