import type { Cadre } from '../../../../events/index.ts'
import { huaian2016 } from '../../../../shared/domain/policy/huaian-2016.ts'
import { builtInCalendar } from '../../../../shared/domain/time/built-in-calendar.ts'
import { claimsOf } from '../../../../shared/http/testing.ts'
import type { Drawing } from '../chance.ts'
import { cadres, late, orgs, youths } from '../setup.ts'
import { eventId, localTime, type Told } from './events.ts'
import type { Request } from './requests.ts'

const claims = claimsOf('assessor', 'ha')

/** What may be changed, by name; each has to be done in a campaign. */
export const changes = {
  'a phone changes': cadre(() => ({ mobile: '13900000002' })),
  'a category changes': cadre((draw, before) => ({
    category: before.category === 'partTime' ? 'partTimeLarge' : 'partTime',
    quota: draw.between(3, 8),
    effectiveFrom: draw.pick(['2026-05-01', '2026-05-15', '2026-06-01']),
  })),
  'a cadre moves': cadre((draw, before) => ({
    orgId: before.orgId === 'xy' ? 'zm' : draw.pick(['xy', 'ls']),
    effectiveFrom: draw.pick(['2026-05-10', '2026-05-31', '2026-06-02']),
  })),
  'a service ends': cadre(draw => ({ serviceUntil: draw.pick(['2026-04-20', '2026-05-20', '2026-06-05']) })),
  'a service goes on': cadre((_, { serviceUntil: _until, ...before }) => before, true),
  'a leave is noted': cadre(() => ({ leaves: [{ since: '2026-05-04', until: '2026-05-20' }] })),
  'a cadre becomes known late': lateCadre,
  'a link begins': link(draw => ({ since: draw.pick(['2026-05-02', '2026-05-28']) })),
  'a link ends': link(draw => ({
    since: '2026-01-01',
    until: draw.pick(['2026-04-15', '2026-05-15', '2026-06-03']),
  })),
  'an org moves': org(draw => ({ parentId: draw.pick(['ls', 'xy', 'ha']) })),
  'an org is renamed': org(() => ({ name: 'Township renamed' })),
  'a region changes': org(draw => ({ region: draw.pick(['Ls', 'Lianshui']) }), ['ls', 'xy']),
  'the policy changes': policy,
  'the calendar changes': calendar,
  'a run is begun by hand': run,
  'an objection is raised': objection,
  'an objection is answered': objectionAnswer,
} as const satisfies Record<string, (told: Told, draw: Drawing, at: number) => Request>

export type ChangeName = keyof typeof changes

const all = Object.keys(changes) as ChangeName[]
const others: readonly unknown[] = [policy, calendar, run, objection, objectionAnswer]
const ofRoster = all.filter(name => !others.includes(changes[name]))

/** What is said of a cadre, taken back; undefined where nothing was said. */
export function takenBack(told: Told): Request | undefined {
  const { cadreId, before } = told.lastChange ?? {}
  if (cadreId === undefined || before === undefined) return undefined
  told.drafts[cadreId] = before
  return {
    endpoint: 'putCadre',
    params: { cadreId },
    body: before,
    claims,
    about: `change of ${cadreId} taken back`,
  }
}

/** A change that somebody makes; where no month is closed, of the roster. */
export function changeOf(told: Told, draw: Drawing, at: number, closes: boolean): Request {
  const change = draw.pick(closes ? all : ofRoster)
  return { ...changes[change](told, draw, at), change }
}

function cadre(alter: (draw: Drawing, before: Cadre) => Partial<Cadre>, whole = false) {
  return (told: Told, draw: Drawing): Request => {
    const cadreId = `c-${draw.between(1, told.cadres)}`
    const { effectiveFrom: _, ...before } = told.drafts[cadreId] ?? (cadres[cadreId] as Cadre)
    const altered = alter(draw, before)
    const body: Cadre = whole ? ({ ...altered } as Cadre) : { ...before, ...altered }
    // Leaves lie within the service, so that one does not stand in the way of the other.
    if (body.serviceUntil !== undefined) delete body.leaves
    told.drafts[cadreId] = body
    told.lastChange = {
      cadreId,
      before: { ...before, ...(body.effectiveFrom && { effectiveFrom: body.effectiveFrom }) },
    }
    const said = Object.keys(altered).filter(
      key => JSON.stringify(body[key as 'name']) !== JSON.stringify(before[key as 'name']),
    )
    const about = `change of ${cadreId}: ${said.map(key => `${key} ${JSON.stringify(body[key as 'name'])}`).join(', ') || 'none'}`
    return { endpoint: 'putCadre', params: { cadreId }, body, claims, about }
  }
}

function lateCadre(): Request {
  return {
    endpoint: 'putCadre',
    params: { cadreId: 'c-late' },
    body: late,
    claims,
    about: 'c-late becomes known',
  }
}

function link(dates: (draw: Drawing) => { since: string; until?: string }) {
  return (told: Told, draw: Drawing): Request => {
    const [cadreId, youthId] = [`c-${draw.between(1, told.cadres)}`, draw.pick(youths)]
    const body = { baseId: 'b-1', field: 'rural', ...dates(draw) }
    const about = `link of ${cadreId} to ${youthId} ${body.since}${body.until ? `–${body.until}` : ''}`
    return { endpoint: 'putLink', params: { cadreId, youthId }, body, claims, about }
  }
}

function org(alter: (draw: Drawing) => object, which: readonly (keyof typeof orgs)[] = ['zm']) {
  return (told: Told, draw: Drawing): Request => {
    const orgId = draw.pick(which)
    const effectiveFrom = draw.happens(0.5) ? draw.pick(['2026-05-10', '2026-06-02']) : undefined
    const body = { ...(told.orgs[orgId] ?? orgs[orgId]), ...alter(draw) }
    told.orgs[orgId] = body
    const about = `${orgId} becomes ${JSON.stringify(body)} from ${effectiveFrom ?? 'now'} on`
    return { endpoint: 'putOrg', params: { orgId }, body: { ...body, effectiveFrom }, claims, about }
  }
}

function policy(_: Told, draw: Drawing): Request {
  const { version: _version, ...content } = huaian2016
  const quota = draw.between(4, 9)
  const partTime = { ...content.categories.partTime, quota }
  const effectiveFrom = draw.pick(['2026-05', '2026-06'])
  const body = { ...content, categories: { ...content.categories, partTime }, effectiveFrom }
  return { endpoint: 'putPolicy', body, claims, about: `part-time quota ${quota} from ${effectiveFrom} on` }
}

function calendar(_: Told, draw: Drawing): Request {
  const { days = [], papers = [] } = builtInCalendar.find(({ year }) => year === 2026) ?? {}
  const week = draw.pick([11, 18, 25])
  const off = [0, 1, 2, 3, 4].map(day => ({ name: 'off', date: `2026-05-${week + day}`, isOffDay: true }))
  const kept = days.filter(({ date }) => !off.some(day => day.date === date))
  const about = `the week of 2026-05-${week} becomes off`
  return {
    endpoint: 'putCalendarYear',
    params: { year: '2026' },
    body: { papers, days: [...kept, ...off] },
    claims,
    about,
  }
}

function run(_: Told, draw: Drawing, at: number): Request {
  const month = draw.pick(['2026-04', '2026-05'])
  const org = draw.pick(['ha', 'ls', 'xy'])
  const isOver = localTime(at).slice(0, 7) > month
  const endpoint = isOver && draw.happens(0.4) ? 'finaliseMonth' : 'startAssessmentRun'
  return {
    endpoint,
    params: { month },
    claims: claimsOf('assessor', org),
    about: `${endpoint} ${month} of ${org}`,
  }
}

function objection(told: Told, draw: Drawing): Request {
  const [cadreId, id] = [`c-${draw.between(1, told.cadres)}`, eventId(900 + told.objections.length)]
  told.objections.push({ id, cadreId })
  return {
    endpoint: 'raiseObjection',
    params: { cadreId, month: '2026-05' },
    body: { id, indicator: 'monthlyReach', text: 'a contact is missing' },
    claims,
    about: `objection ${id.slice(-4)} of ${cadreId}`,
  }
}

/** An answer to some objection that was raised, be it taken or not. */
function objectionAnswer(told: Told, draw: Drawing, _: number): Request {
  if (told.objections.length === 0) return objection(told, draw)
  const { id, cadreId } = draw.pick(told.objections)
  return {
    endpoint: 'answerObjection',
    params: { cadreId, month: '2026-05', objectionId: id },
    body: { decision: draw.pick(['upheld', 'dismissed']), reason: 'looked at' },
    claims,
    about: `answer to ${id.slice(-4)} of ${cadreId}`,
  }
}
