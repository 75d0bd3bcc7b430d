import { expect, test } from 'vitest'
import { eventContent } from '../../../events/index.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { builtInCalendar } from '../../../shared/domain/time/built-in-calendar.ts'
import { labels } from '../../../shared/labels/labels.ts'
import { behaviourOf } from '../county/behaviour.ts'
import notice from '../county/calendar-2026.json' with { type: 'json' }
import { countyOf } from '../county/county.ts'
import { forgotten } from './close.ts'
import { slipsOf } from './slips.ts'
import { disappointed } from './voices.ts'
import { youthSheet } from './youth-sheet.ts'

const cases = [
  [1, '2026-10'],
  [2, '2026-08'],
  [3, '2026-01'],
] as const
const county = countyOf(huaian2016, 1, '2026-10')

test.each(cases)(
  'seed %i in %s: the forgotten contact is valid, always the same, and with youths not met',
  (seed, month) => {
    const known = countyOf(huaian2016, seed, month)
    const contact = forgotten(known, huaian2016.personal)
    const again = forgotten(countyOf(huaian2016, seed, month), huaian2016.personal)
    expect(eventContent.parse(contact)).toEqual(again)
    expect(contact.youthIds).toHaveLength(5)
    expect(behaviourOf(known).work.map(event => event.id)).not.toContain(contact.id)
  },
)

test.each(cases)(
  'seed %i in %s: a youth is disappointed whose one demand was called solved',
  (seed, month) => {
    const known = countyOf(huaian2016, seed, month)
    const { cadreId, youthId, demand } = disappointed(behaviourOf(known), known)
    const links = known.workers.find(({ person }) => person.cadreId === cadreId)?.links ?? []
    expect(links.some(link => link.youthId === youthId && link.until === undefined)).toBe(true)
    expect(demand.text).not.toBe('')
  },
)

test('the slips are made of the county’s own rows, full-width digits included', () => {
  const lines = slipsOf(county).split('\r\n')
  expect(lines.slice(0, 2)).toEqual(['专挂职团干部“走支部连百心”情况一览表', '填表单位：共青团涟水县委'])
  expect(lines.slice(3).map(line => line.split(',').slice(0, 6))).toEqual([
    ['1', '王建国', '共青团涟水县委', '书记', '13900000001', '红日社区团支部'],
    ['2', '孙志强', '共青团涟水县委', '副书记', '1390000', '大楼村团支部'],
    ['3', '顾晓晨', '共青团涟水县委', '副书记', '１３９０００００００３', '大楼村团支部'],
  ])
})

test('the sheet of youths has a row for each link of who is in service', () => {
  const [heading, ...rows] = youthSheet(county, labels.fields).split('\r\n')
  expect(heading).toBe('团干部,青年编号,团支部/社团名称,领域,联系开始,联系结束')
  const serving = county.workers.filter(({ person }) => person.story !== 'left')
  expect(rows).toHaveLength(serving.flatMap(({ links }) => links).length)
  expect(rows.some(row => row.startsWith('杨帆'))).toBe(false)
})

test('the calendar’s file says what the library knows', () => {
  const known = builtInCalendar.find(({ year }) => year === notice.year)?.days ?? []
  const moved = (days: readonly { date: string; isOffDay: boolean }[]) =>
    days.map(({ date, isOffDay }) => `${date} ${isOffDay}`).sort()
  expect(moved(notice.days)).toEqual(moved(known))
})
