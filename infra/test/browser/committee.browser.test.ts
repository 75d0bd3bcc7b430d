import { describe, expect, inject, test } from 'vitest'
import { openLocalClient } from '../../tools/local-stack.ts'
import { focusOf, tabTo, typedAndReloaded } from './keys.ts'
import { faultsOf, isTooWide } from './look.ts'
import { connectBrowser, logIn } from './open.ts'
import { longName, people } from './world.ts'

const openDevice = connectBrowser()

const clientFor = (claims: (typeof people)[keyof typeof people]) =>
  openLocalClient(inject('consoleUrl'), claims)

/** An annex sheet with two cadres whom nobody knows yet, one of thirty rare characters, and one whose phone is no phone. */
const sheet = `序号,姓名,单位,职务,手机号码,联系基层团支部名称,计划报到时间,联系各领域青年社会组织或青年社团名称,计划报到时间
1,周明,共青团洪泽区委,副书记,13800000018,湖滨社区团支部,2026.6.1,洪泽志愿者协会,2026.6.2
2,吴静,共青团洪泽区委,干事,1380000,湖滨社区团支部,2026.6.1,洪泽志愿者协会,2026.6.2
3,${longName},共青团洪泽区委,干事,13800000019,湖滨社区团支部,2026.6.1,洪泽志愿者协会,2026.6.2
`

describe('a committee, by the keyboard alone,', () => {
  test('imports a sheet: sees what would happen, has it done, finds whom it brought, and hands over', async () => {
    const page = await (await openDevice({ width: 1280 })).newPage()
    await logIn(page, people.closer, '/#/roster')
    await page.getByText('共青团洪泽区委 · 干事').first().waitFor()
    const tooLong = { name: '一览表.csv', mimeType: 'text/csv', buffer: Buffer.from('1\n'.repeat(5001)) }
    await page.getByLabel('一览表文件').setInputFiles(tooLong)
    await page.getByText('表格不应超过5000行，第5001行仍有内容').waitFor()
    await tabTo(page, '选择一览表文件（Excel或CSV）')
    await page
      .getByLabel('一览表文件')
      .setInputFiles({ name: '一览表.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
    await page.getByText('试导入：将会这样').waitFor()
    await page.getByText('新增2、变更0、未变0、退回1').waitFor()
    await page.getByText('手机号码应为11位数字').waitFor()
    const client = await clientFor(people.closer)
    const known = async () =>
      (await client('GET /v1/orgs/{orgId}/cadres', { path: { orgId: 'hz' }, query: { q: '周明' } })).body
        .items
    expect(await known()).toEqual([])

    await tabTo(page, '正式导入')
    await page.keyboard.press('Enter')
    await page.getByText('已导入').waitFor()
    await page.getByRole('link', { name: longName }).waitFor()
    expect(await known()).toMatchObject([{ name: '周明', orgId: 'hz' }])
    await tabTo(page, '查找')
    await page.keyboard.type('周明')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: longName }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: '周明' }).waitFor()
    expect(await focusOf(page)).toBe('查找')
    await tabTo(page, '周明')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '周明' }).waitFor()
    expect(await focusOf(page)).toBe('main')

    await tabTo(page, '查找接任者')
    await page.keyboard.type('孙立')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '孙立' }).waitFor()
    await tabTo(page, '孙立')
    await page.keyboard.press('Enter')
    await page.getByText('接任者：孙立').waitFor()
    await tabTo(page, '交接日')
    await page.getByLabel('交接日').fill('2026-06-01')
    await tabTo(page, '交接')
    await page.keyboard.press('Enter')
    await page.getByText('交接完成').waitFor()
    expect(await focusOf(page)).toBe('交接')
  })

  test('says of a flag what it found, with the events before its eyes', async () => {
    const page = await (await openDevice()).newPage()
    await logIn(page, people.closer, '/#/flags/2026-04')
    await page.getByText('相关记录10条').waitFor()
    await tabTo(page, '相关记录10条')
    await page.keyboard.press('Enter')
    await page.getByText('2026年4月10日 20:00').first().waitFor()
    await tabTo(page, '核实结果')
    for (const _ of ['属实', '已谈话提醒']) await page.keyboard.press('ArrowDown')
    await tabTo(page, '说明')
    await page.keyboard.type('集中补录')
    // Nothing is lost by a reload, even one that follows the last key at once.
    const reloaded = page.waitForEvent('load')
    await page.evaluate(typedAndReloaded('，已提醒'))
    await reloaded
    await expect.poll(() => page.getByLabel('说明').inputValue()).toBe('集中补录，已提醒')
    await tabTo(page, '核实')
    await page.keyboard.press('Space')
    await page.getByText('没有待核实的线索').waitFor()
    expect(await focusOf(page)).toBe('main')
    const query = { month: '2026-04', state: 'dismissed' } as const
    const client = await clientFor(people.closer)
    const { body } = await client('GET /v1/orgs/{orgId}/flags', { path: { orgId: 'hz' }, query })
    expect(body.items[0]?.dismissed).toMatchObject({ decision: 'coached', reason: '集中补录，已提醒' })
  })

  test('closes a month: answers the objection, closes, signs', async () => {
    const client = await clientFor(people.closer)
    await client('POST /v1/cadres/{cadreId}/assessments/{month}/objections', {
      path: { cadreId: 'c-sun', month: '2026-04' },
      body: { id: '0197a2c4-5b00-7000-8000-000000000081', indicator: 'halfDays', text: '4月9日报到未计入' },
    })
    const page = await (await openDevice()).newPage()
    await logIn(page, people.closer, '/#/closing/2026-04')
    await page.getByText('4月9日报到未计入').waitFor()
    await tabTo(page, '答复意见')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, '理由')
    await page.keyboard.type('当日没有报到记录')
    await tabTo(page, '答复')
    await page.keyboard.press('Enter')
    await page.getByText('没有待答复的异议。').waitFor()
    expect(await focusOf(page)).toBe('main')

    await page.getByText('5月8日2时自动结账').waitFor()
    await page.getByText('结账之后才能签字。').waitFor()
    expect(await page.getByRole('button', { name: '签字' }).count()).toBe(0)
    await tabTo(page, '现在结账')
    await page.keyboard.press('Enter')
    await page.getByText('已结账').waitFor()
    await page.getByRole('button', { name: '签字' }).waitFor()
    expect(await page.getByText('结账之后才能签字。').count()).toBe(0)
    expect(await focusOf(page)).toBe('现在结账')
    await tabTo(page, '说明（选填）')
    await page.keyboard.type('经区委会议审定')
    await tabTo(page, '签字')
    await page.keyboard.press('Enter')
    await page.getByText('经区委会议审定').waitFor()
    const signed = await client('GET /v1/orgs/{orgId}/assessments/{month}/sign-offs', {
      path: { orgId: 'hz', month: '2026-04' },
    })
    expect(signed.body.items).toMatchObject([{ cadres: 1, note: '经区委会议审定' }])

    // As of an org whose table is too long to wait for: it is ordered, written and fetched.
    await page.route('**/cadres.xlsx', route =>
      route.fulfill({
        status: 400,
        contentType: 'application/problem+json',
        json: { code: 'invalid_request', errors: [{ path: 'orgId', code: 'too_long', message: '…' }] },
      }),
    )
    await tabTo(page, '下载考核表')
    const download = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    await page.getByText('人数较多，正在后台制表，做好后自动下载。').waitFor()
    expect((await download).suggestedFilename()).toBe('共青团洪泽区委2026年4月考核表.xlsx')
  })
})

describe('a committee', () => {
  test('that may not close a month is told when it is closed, and that it signs after that', async () => {
    const page = await (await openDevice()).newPage()
    await logIn(page, people.admin, '/#/closing/2026-04')
    await page.getByText('5月8日2时自动结账').waitFor()
    await page.getByText('结账之后才能签字。').waitFor()
    for (const name of ['现在结账', '签字'])
      expect([name, await page.getByRole('button', { name }).count()]).toEqual([name, 0])
  })

  test('tries a draft of the policy on months past, sees whom it would move, and sets it', async () => {
    const page = await (await openDevice()).newPage()
    await logIn(page, people.assessor, '/#/policy')
    await page.getByLabel('合格', { exact: true }).fill('10')
    await page.getByLabel('试算哪些月份').selectOption('上个月')
    await page.getByRole('button', { name: '试算', exact: true }).click()
    await page.getByText('等次最低总分 合格：60 → 10').waitFor()
    await page.getByText('1个月共5人次：等次上升4、下降0，仅分数变0。').waitFor()
    await page.getByText('不合格 → 合格，总分18.2').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    // What was tried stands at its own address, also for a colleague.
    await page.reload()
    await page.getByText('1个月共5人次').waitFor()

    await page.getByLabel('自哪个月起执行').fill('2026-07')
    await page.getByRole('button', { name: '确定，作为新版本' }).click()
    await page.getByText('新版本已生效').waitFor()
    const client = await clientFor(people.assessor)
    const policyOf = async (month: string) => (await client('GET /v1/policy', { query: { month } })).body
    expect(await policyOf('2026-07')).toMatchObject({ version: 2, grades: { pass: 10 } })
    expect(await policyOf('2026-06')).toMatchObject({ version: 1, grades: { pass: 60 } })
  })
})
