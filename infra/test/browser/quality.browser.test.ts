import type { BrowserContext } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { englishOn, faultsOf, isTooWide } from './look.ts'
import { logIn, openDevice } from './open.ts'
import { people } from './world.ts'

/** Every page, by who opens it, with a word that shows that it is there. */
const pages = {
  zhao: {
    '/#/today': '接下来做什么',
    '/#/youths': '最久没有联系的在前',
    '/#/month': '总分',
    '/#/month/2026-04': '暂定结果',
    '/#/demands': '七天内要有答复',
    '/#/more': '退出登录',
  },
  assessor: {
    '/#/attention': '按组织顺序排列',
    '/#/months/2026-04': '总分分布',
    '/#/months/2026-04/ls/c-zhao': '各项指标',
    '/#/list': '孩子入托困难',
    '/#/roster': '先试导入',
    '/#/roster/c-zhao': '登记请假',
    '/#/closing/2026-04': '结账之后才能签字',
    '/#/flags/2026-04': '线索只供人工核实',
    '/#/voices/2026-04': '回访抽查',
    '/#/policy': '拟订新版本',
    '/#/runs': '工作日已知至',
  },
} as const

const devices = [
  { width: 360, dark: false },
  { width: 1280, dark: true },
] as const

async function opened(context: BrowserContext, path: string, word: string) {
  const page = await context.newPage()
  await page.goto(path)
  await page.getByText(word).first().waitFor()
  await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 20_000 }).toBe(0)
  return page
}

describe.each(devices)('at $width pixels, dark: $dark', device => {
  test.each(Object.keys(pages) as (keyof typeof pages)[])(
    'every page of %s is accessible, Chinese throughout, and not wider than the screen',
    async who => {
      const context = await openDevice(device)
      await logIn(await context.newPage(), people[who])
      const found = []
      for (const [path, word] of Object.entries(pages[who])) {
        const page = await opened(context, path, word)
        const english = await englishOn(page)
        found.push({ path, faults: await faultsOf(page), english, isTooWide: await isTooWide(page) })
        await page.close()
      }
      const perfect = Object.keys(pages[who]).map(path => ({
        path,
        faults: [],
        english: [],
        isTooWide: false,
      }))
      expect(found).toEqual(perfect)
    },
  )

  test('so are the dialogs in which one records', async () => {
    const page = await (await openDevice(device)).newPage()
    await logIn(page, people.zhao)
    for (const name of ['记联系', '记走访', '记诉求']) {
      await page.getByRole('button', { name }).first().click()
      await page.getByRole('dialog').waitFor()
      expect([name, await faultsOf(page), await englishOn(page)]).toEqual([name, [], []])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  })

  test('so is the page before the login', async () => {
    const page = await opened(await openDevice(device), '/', '登录')
    expect([await faultsOf(page), await englishOn(page), await isTooWide(page)]).toEqual([[], [], false])
  })
})

test('whoever is not known to the system is told what to do', async () => {
  const page = await (await openDevice()).newPage()
  await logIn(page, people.nobody)
  await page.getByText('您的账号还没有登记为团干部或管理员').waitFor()
})

test('large text stays on the screen', async () => {
  const page = await (await openDevice()).newPage()
  await logIn(page, people.zhao)
  await page.getByText('接下来做什么').waitFor()
  await page.evaluate('document.documentElement.style.fontSize = "200%"')
  expect(await isTooWide(page)).toBe(false)
})
