import type { Feedback } from '../../../events/index.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import { monthLabel } from '../../../shared/labels/dates.ts'
import { agreementLabel, responseLabel, voicePage, voiceScores } from '../../../shared/labels/voice.ts'
import { readSpreadsheet } from '../../../shared/spreadsheet/read/spreadsheet.ts'
import type { Happenings } from '../county/behaviour.ts'
import type { County } from '../county/county.ts'
import { habits } from '../county/habits.ts'
import { chanceOf } from '../county/prng.ts'
import { opinion, wish } from '../county/voices.ts'
import { patientFetch } from '../patient-fetch.ts'
import { beginPhase } from '../terminal/progress.ts'
import { counted, countyId, type Desk, namesOf, Stopped } from './desk.ts'
import { untilSettled } from './settle.ts'
import { hasLeft } from './youth-sheet.ts'

/** Who is asked: so many cadres, so many youths of each. */
const [askedCadres, askedYouths] = [6, 5]
const pagesAtOnce = 4

const feedbackOf = ({ voices }: Happenings) => voices.filter(event => event.type === 'feedback')

/** A demand of the months before that was called solved, and whose youth says by the page that it is not. */
export function disappointed(
  happenings: Happenings,
  { workers, month }: Pick<County, 'workers' | 'month'>,
): Feedback & { demand: NonNullable<Feedback['demand']> } {
  const stepsOf = (id: string) =>
    happenings.work.filter(event => 'demandId' in event && event.demandId === id)
  const ratings = feedbackOf(happenings)
  const holds = ({ cadreId, youthId }: Feedback) =>
    workers
      .find(({ person }) => person.cadreId === cadreId && person.orgId.startsWith(countyId))
      ?.links.some(link => link.youthId === youthId && link.until === undefined)
  const found = ratings.find((event): event is ReturnType<typeof disappointed> => {
    const own = ratings.filter(
      ({ cadreId, youthId }) => cadreId === event.cadreId && youthId === event.youthId,
    )
    const before = own.every(({ occurredAt }) => occurredAt < month)
    const once = own.filter(({ demand }) => demand).length === 1
    return before && once && stepsOf(event.id).at(-1)?.type === 'resolve' && holds(event) === true
  })
  if (found === undefined) throw new Error('nobody is disappointed')
  return found
}

const isAddress = (cell: string | undefined) => /^https?:/.test(cell ?? '')

/** The links of the sheet that the committee hands out. */
export function linksIn(bytes: Uint8Array) {
  const rows = readSpreadsheet(bytes)[0]?.rows ?? []
  return rows
    .filter(([, , , url]) => isAddress(url))
    .map(([, cadre = '', youthId = '', url = '']) => ({ cadre, youthId, url }))
}

/** Fills in the page as a browser would; whoever has rated already leaves it, for a second rating replaces the first. */
async function answer(url: string, fields: Readonly<Record<string, string>>): Promise<200 | 201> {
  const page = await (await patientFetch(url)).text()
  if (Object.values(voiceScores).some(score => page.includes(voicePage.rated(score)))) return 200
  const nonce = /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const met = [...page.matchAll(/name="(met\d)" value="yes"/g)].map(([, name]) => [name as string, 'yes'])
  const body = new URLSearchParams({ nonce, ...fields, ...Object.fromEntries(met) })
  const { status } = await patientFetch(url, { method: 'POST', body, redirect: 'manual' })
  if (status !== 303) throw new Stopped(`${voicePage.title}页面没有收下答复（${status}）`)
  return 201
}

/** 青年之声: links are issued, thirty youths answer by the page's form, and a demand comes up again; with one of the links. */
export async function gatherVoices(
  desk: Desk,
  happenings: Happenings,
): Promise<{ lines: string[]; link: string | undefined }> {
  const { collector, assessor, county, tally, screen, labels, url } = desk
  const reopened = disappointed(happenings, county)
  const asked = county.workers
    .filter(worker => worker.person.orgId.startsWith(countyId) && !hasLeft(worker))
    .filter(({ person, links }) => person.cadreId !== reopened.cadreId && links.length > askedYouths)
    .slice(0, askedCadres)
  const { month } = county
  const spoke = new Set(
    feedbackOf(happenings)
      .filter(({ occurredAt }) => occurredAt >= month)
      .map(({ youthId }) => youthId),
  )
  const youthIds = asked.flatMap(({ links }) =>
    links
      .filter(({ youthId, since, until }) => until === undefined && since < month && !spoke.has(youthId))
      .slice(-askedYouths)
      .map(({ youthId }) => youthId),
  )
  const path = { orgId: countyId }
  const body = {
    month,
    cadreIds: [...asked.map(({ person }) => person.cadreId), reopened.cadreId],
    youthIds: [...new Set([...youthIds, reopened.youthId])],
  }
  const { batchId } = (await collector('POST /v1/orgs/{orgId}/voice-links', { path, body })).body
  const sheet = await collector('GET /v1/orgs/{orgId}/voice-links/{batchId}.xlsx', {
    path: { ...path, batchId },
  })
  const links = linksIn(sheet.body.bytes)
  const { cadreId, id: demandId } = reopened
  const bar = beginPhase(screen, voicePage.title, links.length, '人')
  await concurrently(links, pagesAtOnce, async link => {
    const { habit } = county.workers.find(({ person }) => person.name === link.cadre)?.person ?? {
      habit: 'steady',
    }
    const chance = chanceOf(county.seed, 'form', month, link.youthId)
    const { score, comment } = opinion(habits[habit].liking, chance)
    const { demand } = wish(chance, 0.12)
    const fields = {
      score: String(score),
      ...(comment && { comment }),
      ...(demand && { demandCategory: demand.category, demandText: demand.text }),
      ...(link.youthId === reopened.youthId && { solved0: 'no' }),
    }
    counted(tally, { status: await answer(link.url, fields) })
    bar.step()
  })
  bar.end()
  await untilSettled(url, screen, '汇总视图')

  const demand = (await assessor('GET /v1/demands/{demandId}', { path: { demandId }, query: { cadreId } }))
    .body
  const { response } = (
    await collector('GET /v1/orgs/{orgId}/voice-links/{batchId}', { path: { ...path, batchId } })
  ).body
  const met = (await assessor('GET /v1/orgs/{orgId}/call-backs', { path, query: { month } })).body
  const cadres = new Set(links.map(({ cadre }) => cadre)).size
  const lines = [
    `${monthLabel(month)}：向${cadres}名团干部的${links.length}名青年逐人发出链接和二维码（${sheet.body.name}）。`,
    `${responseLabel(response)}；${agreementLabel(met)}`,
    '谁打了几分，没有人看得到：不足五人不汇总，满五人只显示平均。',
    `其中一人在页面上选“${voicePage.notSolved}”：“${demand.text}”（${namesOf(county).cadre(cadreId)}）由${labels.demandStates.resolved}恢复为${labels.demandStates[demand.state]}。`,
  ]
  return { lines, link: links[0]?.url }
}
