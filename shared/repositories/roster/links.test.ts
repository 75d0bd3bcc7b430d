import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginningWith } from '../../aws/items/items.ts'
import { memoryItems } from '../../aws/items/memory.ts'
import { rosterKeys } from '../../aws/keys.ts'
import type { LinkInterval } from '../../domain/roster/roster.ts'
import { memoryRoster } from '../testing/memory.ts'
import { rosterOn } from './open.ts'
import type { CadreWithLinks } from './roster.ts'
import { admin, linkTo, populate, wang } from './testing/examples.ts'

const days = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)

const put = fc.record({
  cadreId: fc.constantFrom('c-wang', 'c-li'),
  youthId: fc.constantFrom('y-1', 'y-2'),
  since: fc.integer({ min: 0, max: 12 }),
  length: fc.option(fc.integer({ min: 0, max: 6 })),
})

const on = (day: string) => (link: Pick<LinkInterval, 'since' | 'until'>) =>
  link.since <= day && (link.until === undefined || day < link.until)

test('whatever is put, at once or in turn, a cadre holds at most one link to a youth on any date', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(put, { maxLength: 12 }), fc.boolean(), async (puts, atOnce) => {
      const roster = memoryRoster()
      await populate(roster)
      await roster.putCadre('c-li', wang, admin('2026-01-01'))
      const run = ({ cadreId, youthId, since, length }: (typeof puts)[number]) => {
        const until = length === null ? undefined : days(since + length)
        return roster
          .putLink(cadreId, linkTo(youthId, days(since), until), admin('2026-01-01'))
          .catch(error => {
            if (error.code !== 'link_overlaps') throw error
          })
      }
      if (atOnce) await Promise.all(puts.map(run))
      else for (const each of puts) await run(each)

      const claims = await roster.readClaims(['y-1', 'y-2'])
      for (const cadreId of ['c-wang', 'c-li']) {
        const cadre = (await roster.readCadreWithLinks(cadreId)) as CadreWithLinks
        const { links } = cadre
        for (const youthId of ['y-1', 'y-2']) {
          const pair = links.filter(link => link.youthId === youthId)
          for (let day = 0; day < 20; day++) expect(pair.filter(on(days(day))).length).toBeLessThanOrEqual(1)
          const isClaimed = claims[youthId]?.some(claim => claim.cadreId !== cadreId)
          if (pair.length > 0) expect(cadre.others?.get(youthId)).toBe(isClaimed ? 1 : 0)
          const claimed = (claims[youthId] ?? []).filter(claim => claim.cadreId === cadreId)
          expect(claimed).toEqual(
            pair.map(({ since, until }) => ({ cadreId, since, ...(until && { until }) })),
          )
        }
      }
    }),
    { numRuns: 60, seed: 20160616 },
  )
})

test('a youth of many claims is noted in all of them, however many one transaction holds', async () => {
  const items = memoryItems()
  const roster = rosterOn(items)
  await populate(roster)
  const claims = Array.from({ length: 120 }, (_, n) => ({ cadreId: 'c-old', since: days(2 * n), root: 'ha' }))
  await items.put({ ...rosterKeys.claims('y-1'), version: 120, value: claims })
  for (const { since } of claims)
    await items.put({ ...rosterKeys.link('c-old', 'y-1', since), value: linkTo('y-1', since) })
  await roster.putLink('c-wang', linkTo('y-1'), admin('2026-01-01'))
  const noted = await Array.fromAsync(items.query(beginningWith(rosterKeys.cadre('c-old').pk, 'LINK#')))
  expect(noted.map(({ head }) => head)).toEqual(claims.map(() => ({ others: 1 })))
})
