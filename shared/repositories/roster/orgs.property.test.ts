import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '../../contracts/problem.ts'
import { orgOn } from '../../domain/roster/orgs.ts'
import { childrenOn } from '../../domain/testing/children.ts'
import { memoryRoster } from '../testing/memory.ts'
import { admin, city } from './testing/examples.ts'

const ids = ['o-1', 'o-2', 'o-3', 'o-4', 'o-5']
const dates = ['1900-01-01', '2026-01-01', '2026-03-01', '2026-06-01']
const days = [...dates, '2026-05-31', '2099-01-01']

const move = fc.record({
  orgId: fc.constantFrom(...ids),
  parentId: fc.option(fc.constantFrom(...ids), { nil: undefined }),
  effectiveFrom: fc.option(fc.constantFrom(...dates), { nil: undefined }),
  today: fc.constantFrom('2026-02-01', '2026-03-01', '2026-07-01'),
  atOnce: fc.boolean(),
})

test('wherever orgs move, at once or in turn, on every day each has one root above it and stands below its parent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 14 }), async moves => {
      const roster = memoryRoster()
      for (const id of ids) await roster.putOrg(id, city, admin('2026-01-01'))
      const under: Promise<unknown>[] = []
      for (const { orgId, parentId, effectiveFrom, today, atOnce } of moves) {
        const org = {
          ...city,
          ...(parentId !== undefined && { parentId }),
          ...(effectiveFrom !== undefined && { effectiveFrom }),
        }
        under.push(
          roster.putOrg(orgId, org, admin(today)).catch(error => {
            if (!(error instanceof Problem)) throw error
          }),
        )
        if (!atOnce) await Promise.all(under.splice(0))
      }
      await Promise.all(under)
      const orgs = (await Promise.all(ids.map(id => roster.readOrgProfile(id)))).filter(
        org => org !== undefined,
      )
      for (const day of days) {
        const parents = new Map(orgs.map(org => [org.orgId, orgOn(org, day)?.parentId]))
        for (const id of ids) {
          let above: string | undefined = id
          for (let level = 0; above !== undefined; level++) {
            expect(level).toBeLessThan(ids.length)
            above = parents.get(above)
          }
        }
        const children = childrenOn(orgs, day)
        for (const id of [undefined, ...ids])
          expect(await roster.listChildren(id, day)).toEqual(children.get(id) ?? [])
      }
    }),
    { numRuns: 60 },
  )
})
