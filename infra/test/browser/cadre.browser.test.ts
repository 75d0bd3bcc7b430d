import type { Page, Request } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { openLocalClient } from '../../tools/local-stack.ts'
import { focusOf } from './keys.ts'
import { englishOn } from './look.ts'
import { connectBrowser, logIn, untilKept } from './open.ts'
import { people, youthsOf } from './world.ts'

const openDevice = connectBrowser()

/** The contacts of May that the system has of a cadre, as the committee sees them. */
async function contactsOf(cadreId: string) {
  const client = await openLocalClient(inject('consoleUrl'), people.assessor)
  const query = { month: '2026-05', type: 'contact' } as const
  const { body } = await client('GET /v1/cadres/{cadreId}/events', { path: { cadreId }, query })
  return body.items
}

const menu = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name })

describe('a cadre’s day without a connection', () => {
  test('a contact in three taps is kept, shown as not sent yet, and sent once when there is a connection', async () => {
    const context = await openDevice()
    const sent: string[] = []
    const count = (request: Request) => {
      if (request.url().endsWith('/v1/batch')) sent.push(request.postDataJSON().events[0].youthIds[0])
    }
    context.on('requestfinished', count)
    const page = await context.newPage()
    await logIn(page, people.wang)
    await page.getByText('王建国，今天是5月20日。').waitFor()
    const [youth = ''] = youthsOf('c-wang').slice(-1)
    // The list of youths has to be known before the connection goes.
    await menu(page, '我的百人').click()
    await page.getByText(youth).first().waitFor()
    await menu(page, '今天').click()
    await untilKept(page)
    await context.setOffline(true)

    await page.getByRole('button', { name: '记联系' }).first().click()
    await page.getByRole('checkbox', { name: youth }).check()
    // A finger that trembles records it once.
    await page.evaluate('for (const _ of [1, 2]) document.querySelector("dialog form").requestSubmit()')

    const unsent = (of: Page) => of.getByText('1条记录还没有发出，有网络时自动发送。')
    await unsent(page).waitFor()
    await page.reload()
    await unsent(page).waitFor()
    const other = await context.newPage()
    await other.goto('/')
    await unsent(other).waitFor()
    expect(await contactsOf('c-wang')).toEqual([])

    await context.setOffline(false)
    await unsent(page).waitFor({ state: 'detached' })
    await unsent(other).waitFor({ state: 'detached' })
    expect(sent).toEqual([youth])
    expect(await contactsOf('c-wang')).toMatchObject([
      { type: 'contact', channel: 'wechat', purpose: 'greeting', youthIds: [youth], late: false },
    ])
  })

  test('by the keyboard alone it goes as well', async () => {
    const page = await (await openDevice({ width: 1280 })).newPage()
    await logIn(page, people.li)
    await page.getByText('联系着12名青年').waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('记联系')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Space')
    await page.getByRole('checkbox', { checked: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await focusOf(page)).toBe('记联系')
    await expect.poll(() => contactsOf('c-li')).toHaveLength(1)
  })
})

test('a login that ends in the middle of a form loses nothing', async () => {
  const context = await openDevice()
  const page = await context.newPage()
  await logIn(page, people.zhao, '/#/month/2026-04')
  await page.getByText('提出异议').click()
  await page.getByLabel('说明情况').fill('4月9日上午在红星社区')
  await context.route('**/v1/**', route => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }))
  await page.getByRole('button', { name: '提交异议' }).click()
  await page.getByText('登录已过期。').first().waitFor()
  await page.getByRole('button', { name: '重新登录' }).click()
  // Not before the page is left: the token is a good one, and the page would notice.
  const oneself = page.getByRole('button', { name: '赵敏', exact: true })
  await oneself.waitFor()
  await context.unroute('**/v1/**')
  await oneself.click()

  await page.getByRole('heading', { name: '2026年4月' }).waitFor()
  expect(new URL(page.url()).hash).toBe('#/month/2026-04')
  await page.getByText('提出异议').click()
  await expect.poll(() => page.getByLabel('说明情况').inputValue()).toBe('4月9日上午在红星社区')
  await page.getByRole('button', { name: '提交异议' }).click()
  await page.getByText('等待答复').waitFor()
})

test('what was taken but never answered is sent again as the same', async () => {
  const context = await openDevice()
  const page = await context.newPage()
  await logIn(page, people.zhao, '/#/more')
  await context.route('**/v1/complaints', async route => {
    await route.fetch()
    await route.abort()
  })
  const sent = page.waitForEvent('requestfailed')
  await page.getByLabel('意见内容').fill('统计口径太细')
  await page.getByRole('button', { name: '送出', exact: true }).click()
  await sent
  await context.unroute('**/v1/complaints')
  await page.reload()
  await expect.poll(() => page.getByLabel('意见内容').inputValue()).toBe('统计口径太细')
  await page.getByRole('button', { name: '送出', exact: true }).click()
  await expect.poll(() => page.getByLabel('意见内容').inputValue()).toBe('')

  const client = await openLocalClient(inject('consoleUrl'), people.assessor)
  const { body } = await client('GET /v1/complaints')
  expect(body.items.filter(({ text }) => text === '统计口径太细')).toHaveLength(1)
})

test('a form that is not taken says why in Chinese, and keeps what was written', async () => {
  const context = await openDevice()
  const page = await context.newPage()
  await logIn(page, people.zhao, '/#/more')
  const text = page.getByLabel('意见内容')
  // As one pastes it out of a table.
  await text.fill('姓名\t次数\n㐂子\t3')
  const problem = (status: number, code: string, errors: object[] = []) => ({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: 'Not now', status, code, errors }),
  })
  const path = 'text'
  const answers = [
    [problem(400, 'invalid_request', [{ path, code: 'too_long', message: 'Too long.' }]), '太长或太多'],
    [problem(409, 'conflict'), '他人同时修改了同一内容，请重试'],
    [problem(503, 'throttled'), '请求过于频繁，请稍后再试'],
    [{ status: 403, json: { message: 'Forbidden' } }, '没有权限，请与上级团组织联系'],
    [{ status: 404, json: { message: 'Not Found' } }, '没有成功，请再试一次'],
    [{ status: 429, json: { message: 'Too Many Requests' } }, '请求过于频繁，请稍后再试'],
    [undefined, '连接不上服务器，请检查网络。'],
  ] as const
  for (const [answer, reason] of answers) {
    await context.route('**/v1/complaints', route => (answer ? route.fulfill(answer) : route.abort()))
    await page.getByRole('button', { name: '送出', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: reason }).waitFor()
    expect(await text.inputValue()).toBe('姓名\t次数\n㐂子\t3')
    expect(await englishOn(page)).toEqual([])
    await context.unroute('**/v1/complaints')
  }
})

test('a number opens what it is, what is missing and what counted', async () => {
  const page = await (await openDevice()).newPage()
  await logIn(page, people.zhao, '/#/month/2026-04')
  await page.locator('summary').filter({ hasText: '基层报到' }).click()
  const opened = page.locator('details[open]').filter({ hasText: '基层报到' })
  await opened.getByText('在办法规定的近几个月内').waitFor()
  await opened.getByText('依据：通知第四部分“工作任务”第1项').waitFor()
  await opened.getByText('4月9日 报到').waitFor()
})

test('a demand of one’s own is answered', async () => {
  const page = await (await openDevice()).newPage()
  await logIn(page, people.zhao, '/#/demands')
  await page.getByText('孩子入托困难').waitFor()
  await page.getByRole('link', { name: '办理' }).click()
  await page.getByLabel('说明').fill('已联系社区托幼点')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('5月20日 答复：已联系社区托幼点').waitFor()
})

test('names of thirty characters, rare ones and emoji stand as they are', async () => {
  const page = await (await openDevice()).newPage()
  await logIn(page, people.long)
  await page.getByText(people.long.sub).first().waitFor()
  const [youth = ''] = youthsOf('c-long')
  await menu(page, '我的百人').click()
  const row = page.getByRole('listitem').filter({ hasText: youth }).first()
  await row.getByText('详情').click()
  await row.getByLabel('备注名').fill('𠮷田🌸')
  await row.getByLabel('备注名').blur()
  // Kept at once, so that whoever reloads in the same moment has it.
  await page.reload()
  await page.getByText('𠮷田🌸').first().waitFor()
})

test('what is read again meanwhile takes away nothing that is being typed', async () => {
  const page = await (await openDevice()).newPage()
  await logIn(page, people.long)
  await menu(page, '我的百人').click()
  const [, youth = ''] = youthsOf('c-long')
  await page.getByText(youth).first().waitFor()
  await untilKept(page)
  const answered = Promise.withResolvers<void>()
  await page.route('**/v1/cadres/c-long/youths*', async route => {
    const response = await route.fetch()
    const { items, ...others } = await response.json()
    await answered.promise
    const first = { ...items[0], baseName: '刚读到的团支部' }
    await route.fulfill({ response, json: { ...others, items: [first, ...items.slice(1)] } })
  })
  await page.reload()
  const row = page.getByRole('listitem').filter({ hasText: youth }).first()
  await row.getByText('详情').click()
  await row.getByLabel('备注名').fill('小满')
  answered.resolve()
  await page.getByText('刚读到的团支部').first().waitFor()
  await row.getByLabel('备注名').blur()
  await row.getByText('小满').waitFor()
})
