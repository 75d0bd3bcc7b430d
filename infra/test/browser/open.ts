import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type { people } from './world.ts'

/** A call that fails on purpose is told of by every browser. */
const expected = /net::ERR_(INTERNET_DISCONNECTED|FAILED)|the server responded with a status of (4\d\d|503)/

/** What a device is like. */
export interface Device {
  readonly width?: 360 | 1280
  readonly dark?: boolean
  readonly script?: boolean
}

/**
 * Connects a file of tests to the browser that all share: gives what opens a device in it. Devices are closed behind each
 * test, which fails if the console of one has said something.
 */
export function connectBrowser(): (device?: Device) => Promise<BrowserContext> {
  let browser: Browser
  const contexts: BrowserContext[] = []
  let complaints: string[] = []

  beforeAll(async () => {
    browser = await chromium.connect(inject('browserEndpoint'))
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map(context => context.close()))
    const found = complaints
    complaints = []
    expect(found, 'what the console said').toEqual([])
  })

  /** A browser of its own, empty; whatever its console says is a fault. */
  return async function openDevice({
    width = 360,
    dark = false,
    script = true,
  }: Device = {}): Promise<BrowserContext> {
    const context = await browser.newContext({
      baseURL: inject('consoleUrl'),
      viewport: { width, height: 740 },
      locale: 'zh-CN',
      colorScheme: dark ? 'dark' : 'light',
      javaScriptEnabled: script,
      // Colours are looked at, and none on its way to another.
      reducedMotion: 'reduce',
    })
    // As patient as every other test.
    context.setDefaultTimeout(120_000)
    contexts.push(context)
    context.on('page', page => {
      page.on('pageerror', error => complaints.push(error.message))
      page.on('console', message => {
        const isFault = ['error', 'warning'].includes(message.type())
        if (isFault && !expected.test(message.text())) complaints.push(message.text())
      })
    })
    return context
  }
}

/** Logs in by the local issuer's page, as anybody does. */
export async function logIn(
  page: Page,
  { sub }: (typeof people)[keyof typeof people],
  path = '/',
): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: sub, exact: true }).click()
  await page.waitForURL(url => !url.search && !url.pathname.startsWith('/_local'))
}

/** Waits until the page's service worker has kept everything, so that the page opens without a connection. */
export const untilKept = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    (
      globalThis as unknown as { navigator: { serviceWorker: { ready: Promise<{ active: unknown }> } } }
    ).navigator.serviceWorker.ready.then(() => undefined),
  )
