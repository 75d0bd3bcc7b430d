import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { focusOf } from './keys.ts'
import { englishOn, faultsOf, isTooWide, rulesOfLooks, shownOn, unfold, untilRead } from './look.ts'
import { connectBrowser, logIn } from './open.ts'
import { people } from './world.ts'

const openDevice = connectBrowser()

/** Every page, by who opens it, with a word that shows that it is there. */
const pages = {
  zhao: {
    '/#/today': '接下来做什么',
    '/#/youths': '最久没有联系的在前',
    '/#/month': '总分',
    '/#/month/2026-04': '暂定结果',
    '/#/demands': '请按期答复',
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

/** What a page looks like on a phone by day, and on a desk by night. */
const looks = [
  { width: 360, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const

/** What is wrong with a page as it stands, by how it is looked at. */
async function faultsByLook(page: Page): Promise<string[]> {
  const found = await englishOn(page)
  const looked = new Set<string>()
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 740 })
    await page.emulateMedia({ colorScheme })
    if (await isTooWide(page)) found.push(`wider than ${width} pixels`)
    const shown = await shownOn(page)
    const faults = await faultsOf(page, looked.has(shown) ? rulesOfLooks : undefined)
    looked.add(shown)
    found.push(...faults.map(fault => `${width} ${colorScheme}: ${fault}`))
  }
  return found
}

/** Whether the page needs more room than a phone has with letters of twice the size. */
async function isTooWideInLargeText(page: Page): Promise<boolean> {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.evaluate('document.documentElement.style.fontSize = "200%"')
  const isWide = await isTooWide(page)
  await page.evaluate('document.documentElement.style.fontSize = ""')
  return isWide
}

test.each(Object.keys(pages) as (keyof typeof pages)[])(
  'every page of %s is accessible, Chinese throughout, and never wider than the screen, in large text neither',
  async who => {
    const page = await (await openDevice()).newPage()
    await logIn(page, people[who])
    const found = []
    for (const [path, word] of Object.entries(pages[who])) {
      await page.goto(path)
      await page.getByText(word).first().waitFor()
      await untilRead(page)
      await unfold(page)
      found.push({ path, faults: await faultsByLook(page), isTooWide: await isTooWideInLargeText(page) })
    }
    expect(found).toEqual(Object.keys(pages[who]).map(path => ({ path, faults: [], isTooWide: false })))
  },
)

test('so are the dialogs in which one records', async () => {
  const page = await (await openDevice()).newPage()
  await logIn(page, people.zhao)
  for (const name of ['记联系', '记走访', '记诉求']) {
    await page.getByRole('button', { name }).first().click()
    await page.getByRole('dialog').waitFor()
    await unfold(page)
    expect([name, await faultsByLook(page)]).toEqual([name, []])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await focusOf(page)).toBe(name)
  }
})

test('so is the page before the login', async () => {
  const page = await (await openDevice()).newPage()
  await page.goto('/')
  await page.getByRole('button', { name: '登录' }).waitFor()
  expect(await faultsByLook(page)).toEqual([])
})

test('whoever is not known to the system is told what to do', async () => {
  const page = await (await openDevice()).newPage()
  await logIn(page, people.nobody)
  await page.getByText('您的账号还没有登记为团干部或管理员').waitFor()
})
