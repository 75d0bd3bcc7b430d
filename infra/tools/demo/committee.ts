import { readAll } from '../../../shared/contracts/client.ts'
import { csv, xlsx } from '../../../shared/contracts/media.ts'
import { lastDate } from '../../../shared/domain/time/calendar.ts'
import { dayLabel } from '../../../shared/labels/dates.ts'
import { sheetNames } from '../../../shared/labels/sheets.ts'
import { closedMonth, forgetful } from './close.ts'
import { counted, countyId, type Desk, few, namesOf } from './desk.ts'
import { save, sheetLines, table } from './sheet.ts'
import { slipsOf } from './slips.ts'

const path = { orgId: countyId }

/** 一览表: written by the county, read back unchanged; then one with a slip of each kind, tried only; both saved. */
export async function annex(desk: Desk): Promise<string[]> {
  const { assessor, county, labels } = desk
  const query = { orgId: countyId, dryRun: 'true' } as const
  const { body: sheet } = await assessor('GET /v1/orgs/{orgId}/roster.xlsx', { path })
  const same = await assessor('POST /v1/rosters', { query, body: { mediaType: xlsx, bytes: sheet.bytes } })
  const slips = { mediaType: csv, bytes: Buffer.from(slipsOf(county)) } as const
  const tried = await assessor('POST /v1/rosters', { query, body: slips })
  const results = Object.keys(labels.rowResults) as (keyof typeof labels.rowResults)[]
  const counts = ({ body }: typeof tried) =>
    results.map(result => `${labels.rowResults[result]}${body.counts[result]}`).join('、')
  const rows = tried.body.rows.map(({ row, name, result, reason, changes = [] }) => {
    const changed = changes.map(
      ({ column, before, after }) => `${column} ${before || '空'} → ${after || '空'}`,
    )
    const remarks = [...(reason === undefined ? [] : [reason]), ...changed].join('；')
    return `· 第${row}行 ${name}：${[labels.rowResults[result], ...(remarks ? [remarks] : [])].join('，')}`
  })
  const asked = { path: { ...path, month: county.month } }
  const appraisal = await assessor('GET /v1/orgs/{orgId}/assessments/{month}/cadres.xlsx', asked)
  return [
    `导出的表原样导回（试导入）：${counts(same)}`,
    `改动几处的CSV（试导入）：${counts(tried)}`,
    ...rows,
    ...(await save([sheet, appraisal.body])),
  ]
}

/** 问题清单: how many of which kind, and the most urgent ones of the sheet. */
export async function demands(desk: Desk): Promise<string[]> {
  const { assessor, labels } = desk
  const states = Object.keys(labels.demandStates) as (keyof typeof labels.demandStates)[]
  const groups = (await assessor('GET /v1/orgs/{orgId}/demands/groups', { path })).body.items
  const heading = ['类别', '件数', '青年', ...Object.values(labels.demandStates)]
  const rows = groups.map(({ category, count, youths, states: by }) => [
    labels.demandCategories[category],
    `${count}`,
    `${youths}`,
    ...states.map(state => `${by[state] || '·'}`),
  ])
  const sheet = await assessor('GET /v1/orgs/{orgId}/demands.xlsx', { path })
  return [...table(desk, heading, rows), '', ...sheetLines(desk, sheet.body, { rows: 5 })]
}

/** 公平性: youths claimed too often, contact that goes to few, and what somebody should look at. */
export async function fairness(desk: Desk): Promise<string[]> {
  const { assessor, county, labels, policy, tally } = desk
  const { month } = county
  const names = namesOf(county)
  const asOf = lastDate(month)
  const overlaps = await readAll(assessor, 'GET /v1/orgs/{orgId}/overlaps', { path, query: { asOf } })
  const [one] = overlaps
  const claims = (counts: boolean) =>
    one?.cadres
      .filter(cadre => cadre.counts === counts)
      .map(({ cadreId }) => names.cadre(cadreId))
      .join('、')
  const example = one ? `，如${one.youthId}：${claims(true)}在先计入，${claims(false)}不计` : ''

  const spread = (await assessor('GET /v1/orgs/{orgId}/concentration', { path, query: { month } })).body
  const share = `${((spread.share ?? 0) * 100).toFixed(1)}%`

  const asked = { path, query: { month, state: 'all' } } as const
  const [first] = await readAll(assessor, 'GET /v1/orgs/{orgId}/flags', asked)
  if (first) {
    const body = { month, cadreId: first.cadreId, reason: '演示数据为事后一次录入，已核实' }
    const at = { ...path, flagId: first.flagId }
    counted(tally, await assessor('POST /v1/orgs/{orgId}/flags/{flagId}/dismiss', { path: at, body }))
  }
  const flags = await readAll(assessor, 'GET /v1/orgs/{orgId}/flags', asked)
  const flagLines = (Object.keys(labels.flagStates) as (keyof typeof labels.flagStates)[]).flatMap(state => {
    const those = flags.filter(flag => flag.state === state)
    const example = those[0]
    const why = example?.dismissed ? `（${example.dismissed.by}：${example.dismissed.reason}）` : ''
    return example
      ? [
          `${labels.flagStates[state]}${those.length}条，如${names.cadre(example.cadreId)}：${example.text}${why}`,
        ]
      : []
  })
  return [
    `${overlaps.length}名青年被超过${policy.maxCadresPerYouth}名团干部联系${example}。`,
    `最常联系的十分之一（${spread.top}人）占${spread.contacts}人次联系的${share}，当月${spread.neverReached}人没有联系到。`,
    '线索只供人工核实，不影响得分：',
    ...flagLines.map(line => `· ${line}`),
  ]
}

/** 启动与专项: what the county still owes; its plan, and one township's, are handed in. */
export async function launch(desk: Desk): Promise<string[]> {
  const { admin, assessor, county, labels, tally } = desk
  const year = county.month.slice(0, 4)
  const plans = { [countyId]: `涟团发〔${year}〕12号`, 'ls-gaogou': `高团发〔${year}〕3号` }
  for (const [orgId, reference] of Object.entries(plans)) {
    const body = { reference, date: `${year}-06-24` }
    counted(tally, await admin('PUT /v1/orgs/{orgId}/plan', { path: { orgId }, body }))
  }
  const names = namesOf(county)
  const { items, plansMissing } = (await assessor('GET /v1/orgs/{orgId}/launch', { path })).body
  const rows = items.map(item => {
    const standing = [labels.launchItems[item.what], item.due ?? '', labels.launchStates[item.state]]
    if (item.what === 'plan')
      return [...standing, item.plan?.reference ?? '', few(plansMissing.map(names.org), 3, '个')]
    const missing = item.missing.map(({ cadreId }) => names.cadre(cadreId))
    return [...standing, `${item.reached.num}/${item.reached.den}人`, few(missing, 3, '人')]
  })
  const { counts, from, to } = (await assessor('GET /v1/orgs/{orgId}/campaign', { path, query: { year } }))
    .body
  const standings = (Object.keys(labels.campaignStandings) as (keyof typeof counts)[])
    .filter(standing => counts[standing] > 0)
    .map(standing => `${labels.campaignStandings[standing]}${counts[standing]}人`)
  return [
    ...table(desk, ['事项', '期限', '状态', '完成', '还缺'], rows),
    `${labels.indicators.campaign}（${year}年${dayLabel(from)}至${dayLabel(to)}）：${standings.join('、')}`,
  ]
}

/** 更正与签字: what the forgotten contact changed, that nothing was overwritten, and that the signature is outdated. */
export async function restated(desk: Desk): Promise<string[]> {
  const { assessor, county } = desk
  const month = closedMonth(county)
  const { cadreId } = forgetful(county).person
  const asked = { path: { cadreId, month } }
  const evidence = await assessor('GET /v1/cadres/{cadreId}/assessments/{month}/evidence.xlsx', asked)
  const signed = { path: { ...path, month } }
  const table = await assessor('GET /v1/orgs/{orgId}/assessments/{month}/cadres.xlsx', signed)
  return [
    ...sheetLines(desk, evidence.body, { sheet: sheetNames.revisions, rows: -3 }),
    ...sheetLines(desk, table.body).slice(-1),
  ]
}
