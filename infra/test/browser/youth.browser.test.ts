import { expect, inject, test } from 'vitest'
import { linksIn } from '../../tools/demo/voices.ts'
import { openLocalClient } from '../../tools/local-stack.ts'
import { englishOn, faultsOf, isTooWide } from './look.ts'
import { connectBrowser } from './open.ts'
import { people } from './world.ts'

const openDevice = connectBrowser()

/** The link of a youth of 赵敏, as the committee hands it out. */
async function linkOf(youthId: string): Promise<string> {
  const client = await openLocalClient(inject('consoleUrl'), people.assessor)
  const path = { orgId: 'ls' }
  const body = { month: '2026-05', cadreIds: ['c-zhao'], youthIds: [youthId] }
  const { batchId } = (await client('POST /v1/orgs/{orgId}/voice-links', { path, body })).body
  const asked = { path: { ...path, batchId } }
  const sheet = await client('GET /v1/orgs/{orgId}/voice-links/{batchId}.xlsx', asked)
  return linksIn(sheet.body.bytes)[0]?.url ?? ''
}

test.each([360, 1280] as const)(
  'a youth rates its cadre by its link, without script, at %i pixels',
  async width => {
    const page = await (await openDevice({ width, script: false, dark: width === 360 })).newPage()
    await page.goto(await linkOf(`y-zhao-${width === 360 ? '03' : '04'}`))
    await page.getByText('赵敏').first().waitFor()
    await page.getByLabel('5 非常满意').check()
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('已收到，谢谢您！').waitFor()
    await page.getByText('非常满意').first().waitFor()
  },
)

test.each([360, 1280] as const)('its page is accessible and Chinese at %i pixels', async width => {
  const page = await (await openDevice({ width, dark: width === 360 })).newPage()
  await page.goto(await linkOf('y-zhao-05'))
  await page.getByRole('button', { name: '提交' }).waitFor()
  expect([await faultsOf(page), await englishOn(page), await isTooWide(page)]).toEqual([[], [], false])
})
