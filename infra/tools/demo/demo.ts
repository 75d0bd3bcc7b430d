import { monthLabel } from '../../../shared/labels/dates.ts'
import { behaviourOf } from '../county/behaviour.ts'
import { countyOf } from '../county/county.ts'
import { openLocalClient, stackNow, usualUrl } from '../local-stack.ts'
import { grouped } from '../terminal/progress.ts'
import { painting } from '../terminal/table.ts'
import { assessMonth, closeMonth } from './close.ts'
import * as committee from './committee.ts'
import { countyId, type Desk, rootId } from './desk.ts'
import { loadEvents, loadRoster, loadYouths } from './load.ts'
import { tellDue } from './messages.ts'
import { monthToTell, type Options } from './options.ts'
import { invite } from './people.ts'
import * as results from './results.ts'
import { refuseAnother } from './same.ts'
import { untilSettled } from './settle.ts'
import { gatherVoices } from './voices.ts'

const screen = process.stdout

/** Opens the desk for the county of a seed, as the running system's policy would have it. */
async function openDesk({ url, seed, month: asked }: Options): Promise<Desk> {
  const month = monthToTell(asked, await stackNow(url))
  const as = (role: string, org: string) => openLocalClient(url, { sub: `demo-${role}`, role, org })
  const assessor = await as('assessor', rootId)
  const { body: policy } = await assessor('GET /v1/policy', { query: { month } })
  return {
    url,
    assessor,
    collector: await as('collector', rootId),
    admin: await as('orgAdmin', countyId),
    labels: (await assessor('GET /v1/labels')).body,
    policy,
    county: countyOf(policy, seed, month),
    tally: { created: 0, known: 0 },
    screen,
    paint: painting(screen.isTTY, process.env),
  }
}

/** A county's three months through the HTTP API, and what the committee gets to see of it. */
export async function demo(options: Options): Promise<void> {
  const began = performance.now()
  const desk = await openDesk(options)
  const { url, county, tally, paint } = desk
  const { month } = county
  await refuseAnother(desk.assessor, county)
  const happenings = behaviourOf(county)
  say(`装载演示数据：截至${monthLabel(month)}的三个月（种子 ${options.seed}，人物事迹均为虚构）`, '')
  await loadRoster(desk)
  await loadYouths(desk)
  await loadEvents(desk, happenings)
  await untilSettled(url, screen, '汇总视图')
  await assessMonth(desk, month)
  await closeMonth(desk)
  const { lines: voices, link } = await gatherVoices(desk, happenings)
  const told = await tellDue(desk)

  say('', ...(await results.appraisal(desk)))
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['逐级汇总', await results.rollups(desk)],
    ['先帮谁', await results.help(desk)],
    ['青年之声', voices],
    ['问题清单', await committee.demands(desk)],
    ['公平性', await committee.fairness(desk)],
    ['一览表与考核表', await committee.annex(desk)],
    ['启动与专项', await committee.launch(desk)],
    ['更正与签字', await committee.restated(desk)],
    ['季度与年度', await results.periods(desk)],
  ]
  for (const [at, [title, lines]] of sections.entries())
    say(
      '',
      paint(`${'一二三四五六七八九'[at]}、${title}`, 'strong'),
      ...lines.map(line => `  ${line}`.trimEnd()),
    )
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const again =
    tally.created === 0
      ? '再次运行，除重新签发链接外没有新增。'
      : '再运行一次不会重复计数：每条都得到 200，而不是 201。'
  say('', `用时 ${seconds} 秒：新增 ${grouped(tally.created)} 条，已有 ${grouped(tally.known)} 条。${again}`)
  say(
    told,
    '各记录可用 npm run lake 查询：npm run lake -- activity',
    await invite(desk),
    `接下来：青年页面 ${link}；接口说明 ${url}/docs（${url}/v1/openapi.json）；令牌 npm run -s token -- --role assessor --org ${rootId}${url === usualUrl ? '' : ` --url ${url}`}`,
  )
}

function say(...lines: readonly string[]): void {
  screen.write(`${lines.join('\n')}\n`)
}
