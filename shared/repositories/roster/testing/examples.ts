import { expect } from 'vitest'
import type { Cadre, Org } from '../../../../events/index.ts'
import { rosterExamples } from '../../../../events/roster.ts'
import type { LinkInterval } from '../../../domain/roster/roster.ts'
import type { Author, Roster } from '../roster.ts'

/** The administrator of 涟水, at noon of a given day, Asia/Shanghai. */
export const admin = (date: string): Author => ({ by: 'u-admin', at: `${date}T12:00:00+08:00` })

/** A city, `ha`. */
export const city: Org = { name: '共青团淮安市委', kind: 'cityCommittee', region: '淮安市' }
/** A county below it, `ls`. */
export const county: Org = rosterExamples.org
/** A township below that, `ls-zhuma`. */
export const township: Org = { name: '朱码街道团工委', kind: 'township', region: '涟水县', parentId: 'ls' }

/** The cadre `c-wang` of the county. */
export const wang: Cadre = rosterExamples.cadre

/** A link of `c-wang` to the youth, from a date on. */
export const linkTo = (youthId: string, since = '2026-01-01', until?: string): LinkInterval => ({
  youthId,
  baseId: 'b-hongxing',
  field: 'community',
  since,
  ...(until !== undefined && { until }),
})

/** The problem that a write is refused with. */
export const refused = (code: string, path: string) => ({ code, errors: [expectPath(path)] })

const expectPath = (path: string) => ({ path, message: expect.any(String) })

/** Puts the three orgs, the base `b-hongxing` and the cadre `c-wang`, as of 1 January 2026. */
export async function populate(roster: Roster): Promise<void> {
  const author = admin('2026-01-01')
  await roster.putOrg('ha', city, author)
  await roster.putOrg('ls', county, author)
  await roster.putOrg('ls-zhuma', township, author)
  await roster.putBase('b-hongxing', rosterExamples.base, author)
  await roster.putCadre('c-wang', wang, author)
}
