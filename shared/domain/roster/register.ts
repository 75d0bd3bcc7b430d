import type { Leave } from '../../../events/index.ts'
import { ascending } from '../order.ts'
import { beginning, type OrgProfile, orgOn } from './orgs.ts'
import { type CadreAttributes, type CadreProfile, type Service, serviceOf, validOrFirst } from './roster.ts'

/** What a list shows of a cadre, valid from `effectiveFrom` on. */
export type ListedAttributes = Pick<CadreAttributes, 'effectiveFrom' | 'name' | 'post' | 'category'>

/** A cadre as the register of an org holds it: all who ever belong to one org that lies below. No phone is in it. */
export interface RegisterLine {
  cadreId: string
  orgId: string
  /** When it belongs to that org, and that org lies below the one whose register it is. Ascending. */
  spans: { from: string; until?: string }[]
  service: Service
  leaves?: Leave[]
  /** Ascending. */
  history: ListedAttributes[]
}

/** A line and the org in whose register it stands. */
export interface RegisteredLine {
  registerOf: string
  line: RegisterLine
}

/** A tree has far fewer levels: an end to a circle that nobody could have made. */
const mostLevels = 50

/** The org and those above it on a date. */
export function pathOn(orgs: Readonly<Record<string, OrgProfile>>, orgId: string, date: string): string[] {
  const path: string[] = []
  for (let id: string | undefined = orgId; id !== undefined && path.length < mostLevels; ) {
    const org: OrgProfile | undefined = orgs[id]
    if (!org) break
    path.push(id)
    id = orgOn(org, date)?.parentId
  }
  return path
}

function listedHistory({ history }: CadreProfile): ListedAttributes[] {
  const listed = history.map(({ effectiveFrom, name, post, category }) => ({
    effectiveFrom,
    name,
    post,
    category,
  }))
  const same = (a: ListedAttributes, b: ListedAttributes | undefined) =>
    b !== undefined && a.name === b.name && a.post === b.post && a.category === b.category
  return listed.filter((entry, at) => !same(entry, listed[at - 1]))
}

/** The lines of a cadre in the registers of its orgs and all above, at all times; `orgs` are those, with their history. */
export function registerLines(
  profile: CadreProfile,
  orgs: Readonly<Record<string, OrgProfile>>,
): RegisteredLine[] {
  const days = new Set([beginning, ...profile.history.map(({ effectiveFrom }) => effectiveFrom)])
  for (const { history } of Object.values(orgs))
    for (const { effectiveFrom } of history) days.add(effectiveFrom)
  const sorted = [...days].sort()
  const spans = new Map<string, { from: string; until?: string }[]>()
  sorted.forEach((from, at) => {
    const until = sorted[at + 1]
    const orgId = validOrFirst(profile.history, from)?.orgId
    for (const registerOf of orgId === undefined ? [] : pathOn(orgs, orgId, from)) {
      const key = `${registerOf}#${orgId}`
      const known = spans.get(key) ?? []
      const last = known.at(-1)
      const span = { from: last?.until === from ? last.from : from, ...(until !== undefined && { until }) }
      spans.set(key, last?.until === from ? [...known.slice(0, -1), span] : [...known, span])
    }
  })
  const about = {
    service: serviceOf(profile),
    ...(profile.leaves && { leaves: profile.leaves }),
    history: listedHistory(profile),
  }
  return [...spans]
    .map(([key, found]) => {
      const [registerOf = '', orgId = ''] = key.split('#')
      return { registerOf, line: { cadreId: profile.cadreId, orgId, spans: found, ...about } }
    })
    .sort((a, b) => ascending(a.registerOf, b.registerOf) || ascending(a.line.orgId, b.line.orgId))
}

/** Whether the cadre belongs to the org of the line, below the one whose register it is, on a date. */
export const isBelowOn = ({ spans }: Pick<RegisterLine, 'spans'>, date: string): boolean =>
  spans.some(({ from, until }) => from <= date && (until === undefined || date < until))

/** What is valid of the cadre on a date; before the first, what will be. */
export const listedOn = ({ history }: RegisterLine, date: string): ListedAttributes =>
  validOrFirst(history, date) as ListedAttributes

/** Whether the cadre serves on a date and is not on leave. */
export const isOnDutyOn = ({ service, leaves = [] }: RegisterLine, date: string): boolean =>
  service.from <= date &&
  (service.until === undefined || date < service.until) &&
  !leaves.some(({ since, until }) => since <= date && date < until)
