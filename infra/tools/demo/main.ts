import { lastDate } from '../../../shared/domain/time/calendar.ts'
import { statusLabels } from '../../../shared/labels/assessment.ts'
import { monthLabel } from '../../../shared/labels/dates.ts'
import { runCommand } from '../command-line.ts'
import { assessMonth, type Rollup, type Row, readEvidence, readRollup, readTable } from './assess.ts'
import { attributesOf } from './attributes.ts'
import { behaviourOf } from './behaviour.ts'
import { type Call, openCall, openFiles } from './client.ts'
import { countyId } from './committee/committee.ts'
import { showYear } from './committee/year.ts'
import { type County, countyOf } from './county.ts'
import { lacksOf } from './lacks.ts'
import { loadEvents, loadLinks, loadRoster, type Tally } from './load.ts'
import { nextSteps } from './next.ts'
import { monthToTell, parseOptions } from './options.ts'
import { grouped } from './progress.ts'
import { footnotes, lackLines, ranking, rollupTable, type Standing, summary } from './report.ts'
import { refuseAnother } from './same.ts'
import { stackNow, untilSettled } from './settle.ts'
import { type Paint, painting } from './table.ts'

const root = 'ha'
const screen = process.stdout

/** `npm run demo`: a county's three months through the HTTP API, and what the committee gets to see of it. */
async function main(): Promise<void> {
  const began = performance.now()
  const { url, seed, month: asked } = parseOptions(process.argv.slice(2))
  const month = monthToTell(asked, await stackNow(url))
  const assessor = await openCall(url, { sub: 'demo-assessor', role: 'assessor', org: root })
  const collector = await openCall(url, { sub: 'demo-collector', role: 'collector', org: root })
  const county = countyOf(seed, month)
  await refuseAnother(assessor, county)
  const happenings = behaviourOf(county)

  const paint = painting(screen.isTTY, process.env)
  say([`装载演示数据：截至${monthLabel(month)}的三个月（种子 ${seed}，人物事迹均为虚构）`, ''])
  const tally: Tally = { created: 0, known: 0 }
  await loadRoster(assessor, county, screen, tally)
  await loadEvents({ work: assessor, voices: collector }, happenings, screen, tally)
  await loadLinks(assessor, county, screen, tally)
  await untilSettled(url, screen, '汇总视图')
  await assessMonth(assessor, month, screen)
  await untilSettled(url, screen, '逐级汇总')

  const rows = await readTable(assessor, root, month)
  const rollups = new Map<string, Rollup>()
  for (const { orgId } of county.orgs) rollups.set(orgId, await readRollup(assessor, orgId, month))
  await print(assessor, county, rows, rollups, paint)
  const admin = await openCall(url, { sub: 'demo-admin', role: 'orgAdmin', org: countyId })
  const files = await openFiles(url, { sub: 'demo-assessor', role: 'assessor', org: root })
  say(['', paint(`县级团委的一年（${monthLabel(month)}为当月）`, 'strong'), ''])
  say(
    await showYear({ assessor, admin, files, county, rows, paint, tally }, screen, () =>
      untilSettled(url, screen, '汇总视图'),
    ),
  )
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  say([
    '',
    `用时 ${seconds} 秒：新增 ${grouped(tally.created)} 条，已有 ${grouped(tally.known)} 条。${
      tally.created === 0
        ? '再次运行，未改动任何数据。'
        : '再运行一次不会重复计数：每条都得到 200，而不是 201。'
    }`,
    '',
    paint('接下来可以试试：', 'strong'),
    ...nextSteps(url, month, rows, row => row.name).map(line => `  ${line}`),
    '',
  ])
}

async function print(
  call: Call,
  { month, orgs, workers }: County,
  rows: readonly Row[],
  rollups: ReadonlyMap<string, Rollup>,
  paint: Paint,
): Promise<void> {
  const orgName = (orgId: string) => orgs.find(org => org.orgId === orgId)?.name ?? orgId
  const standingOf = ({ cadreId, orgId, asOf }: Row): Standing => {
    const worker = workers.find(({ person }) => person.cadreId === cadreId)
    return { orgName: orgName(orgId), post: worker ? attributesOf(worker, asOf).post : '' }
  }
  const weak = []
  for (const row of rows) {
    if (row.grade !== 'pass' && row.grade !== 'fail') continue
    const lacks = lacksOf(row, await readEvidence(call, row.cadreId, month))
    weak.push({ row, orgName: orgName(row.orgId), lacks })
  }
  const [first] = rows
  const status =
    first?.status === 'final' ? `${statusLabels.final}结果` : `${statusLabels.provisional}结果，次月8日确定`
  const policy = first && `${first.policy.id} 第${first.policy.version}版`
  const all = rollups.get(root)
  say([
    '',
    paint(`淮安市团干部“1＋100”直接联系青年工作评估表（${monthLabel(month)}）`, 'strong'),
    paint(`评估截止 ${lastDate(month)}，${status}，评估办法 ${policy}`, 'faint'),
    '',
    ...ranking(rows, standingOf, paint),
    ...footnotes(rows, month),
    '',
    paint('合格及以下人员短板（按影响总分大小排列）', 'strong'),
    '',
    ...lackLines(weak, paint),
    '',
    paint('逐级汇总', 'strong'),
    '',
    ...rollupTable(orgs, rollups, paint),
    '',
    ...(all ? summary(month, orgName(root), all) : []),
  ])
}

function say(lines: readonly string[]): void {
  screen.write(`${lines.join('\n')}\n`)
}

await runCommand(main)
