import type { Org } from '../../../../events/index.ts'
import { beginning, type OrgProfile } from '../../../../shared/domain/roster/orgs.ts'
import type { CadreProfile } from '../../../../shared/domain/roster/roster.ts'
import { syntheticAttributes, youthId } from '../../../../shared/domain/testing/synthetic.ts'

/** How large a city is: ten cadres an org, a county for every fifty orgs. */
export interface Size {
  readonly cadres: number
  readonly orgs: number
  /** Months with facts up to the one under way. */
  readonly months: number
}

/** Since when everybody serves and is linked. */
export const since = '2021-01-01'

/** The day of the bench; the month before it is assessed. */
export const [today, month, monthBefore] = ['2026-05-24', '2026-05', '2026-04'] as const

/** Links of one cadre. */
export const links = 100

/** Of how many cadres one has had a burst of contacts, and a youth that too many claim. */
export const [burstEvery, crowdedEvery] = [50, 10]

/** Cadres who share the youth that too many claim. */
export const crowd = 5

const padded = (n: number) => String(n).padStart(6, '0')

/** The id of the cadre `n`. */
export const cadreOf = (n: number) => `c-${padded(n)}`

/** The number of a cadre or an org by its id. */
export const numberOf = (id: string) => Number(id.slice(id.lastIndexOf('-') + 1))

/** The id of the org `n`; the first one is the city, as many counties follow as there are fifties. */
export const orgAt = (n: number) => `o-${padded(n)}`

const countiesOf = ({ orgs }: Size) => Math.max(1, Math.floor(orgs / 50))

/** The number of the org above; undefined for the city. */
export function parentOf(size: Size, org: number): number | undefined {
  if (org === 0) return undefined
  return org <= countiesOf(size) ? 0 : 1 + (org % countiesOf(size))
}

/** The number of the org to which a cadre belongs. */
export const orgOfCadre = ({ orgs }: Size, cadre: number) => cadre % orgs

/** The org with all that was ever said of it. */
export function orgProfile(size: Size, n: number): OrgProfile {
  const parent = parentOf(size, n)
  const content: Org = {
    name: `共青团第${n}委`,
    kind: n === 0 ? 'cityCommittee' : parent === 0 ? 'countyCommittee' : 'township',
    region: `第${n}区`,
    headcount: { fullTime: 10, seconded: 2 },
    ...(parent !== undefined && { parentId: orgAt(parent) }),
  }
  return { orgId: orgAt(n), history: [{ effectiveFrom: beginning, ...content }] } as OrgProfile
}

/** The profile of the cadre `n`. */
export function cadreProfile(size: Size, n: number): CadreProfile {
  const attributes = syntheticAttributes(orgAt(orgOfCadre(size, n)), since)
  return {
    cadreId: cadreOf(n),
    serviceFrom: since,
    history: [{ effectiveFrom: since, ...attributes, name: `团干部${n}` }],
  }
}

/** The youth of a cadre whom too many claim, where there is one. */
export const crowdedYouthOf = (n: number): string | undefined =>
  Math.floor(n / crowd) % crowdedEvery === 0 ? `y-crowd-${Math.floor(n / crowd)}` : undefined

/** The youths of the cadre `n`, by whose ids one knows who claims them: a tenth two, and one of each tenth five cadres. */
export const youthsOf = (n: number): string[] =>
  Array.from({ length: links }, (_, k) => {
    const crowded = k === 1 ? crowdedYouthOf(n) : undefined
    if (crowded) return crowded
    return k % 10 === 0 ? `y-pair-${Math.floor(n / 2)}-${k}` : youthId(n * links + k)
  }).sort()

/** Numbers of the cadres who claim a youth. */
export function claimantsOf({ cadres }: Size, youth: string): number[] {
  const [, kind = '', n = ''] = youth.split('-')
  const count = kind === 'crowd' ? crowd : kind === 'pair' ? 2 : 1
  const first = count === 1 ? Math.floor(Number(kind) / links) : Number(n) * count
  return Array.from({ length: count }, (_, k) => first + k).filter(c => c < cadres)
}
