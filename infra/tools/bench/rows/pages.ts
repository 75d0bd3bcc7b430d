import { type Browser, chromium, type Page } from 'playwright-core'
import type { Pages } from '../../../../functions/console/assets.ts'
import { bundleOptions } from '../../../constructs/bundle.ts'
import { bundlePages } from '../../../constructs/pages.ts'
import { type Handle, listen } from '../../../local/engine/http/server.ts'
import { launchBrowser } from '../../../test/browser/launch.ts'
import { median } from '../rounds.ts'
import { atMost, type Measure, short } from '../row.ts'

const rounds = 5
/** How much slower the page's processor is made: about a cheap phone of the last years. */
const slowdown = 4

/** Serves the pages as the function does; the API says that it is busy, so that only the pages are measured. */
const serving =
  ({ html, assets }: Pages): Handle =>
  ({ url = '/' }, response) => {
    const asset = assets[url.replace('/assets/', '')]
    if (asset) {
      response.writeHead(200, { 'content-type': asset.type, 'content-encoding': 'gzip' })
      response.end(Buffer.from(asset.gzip, 'base64'))
    } else if (url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      response.end(html)
    } else {
      response.writeHead(503).end()
    }
  }

/** Notes when the first content is painted and when the page's own script has shown something. */
const watch = `addEventListener('DOMContentLoaded', () => {
  const note = () => {
    globalThis.shownAt ??= document.querySelector('button.main, nav') ? performance.now() : undefined
  }
  new MutationObserver(note).observe(document.body, { childList: true, subtree: true })
  note()
})`

/** A login as the pages keep it. */
const login = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('baixin')
  opening.onerror = reject
  opening.onsuccess = () => {
    const change = opening.result.transaction('pages', 'readwrite')
    const store = change.objectStore('pages')
    store.put({ token: 'none', until: Date.now() + 3600000 }, 'session')
    store.put({ subject: 'u', role: 'cadre', cadre: { cadreId: 'c-1', name: '王建国' }, may: [] }, 'me')
    change.oncomplete = resolve
  }
})`

interface Opened {
  /** Milliseconds until the first content, and until what the script shows. */
  readonly painted: number
  readonly shown: number
}

const firstPaint = 'performance.getEntriesByName("first-contentful-paint")[0]'

async function timesOf(page: Page): Promise<Opened> {
  // What is shown may be painted a frame later.
  await page.waitForFunction(`globalThis.shownAt !== undefined && ${firstPaint} !== undefined`)
  return (await page.evaluate(`({ painted: ${firstPaint}.startTime, shown: shownAt })`)) as Opened
}

/** Opens the pages on a device that has never seen them, and again by who is logged in. */
async function openTwice(browser: Browser, url: string): Promise<readonly [first: Opened, again: Opened]> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    await page.addInitScript(watch)
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(url)
    const first = await timesOf(page)
    await page.evaluate(login)
    await page.reload()
    return [first, await timesOf(page)]
  } finally {
    await context.close()
  }
}

/** How soon the pages show something on a slow device. */
export const run: Measure = async ({ progress }) => {
  progress('bundling')
  const { port, serve, close } = await listen(0)
  serve(serving(await bundlePages(bundleOptions.absWorkingDir)))
  const launched = await launchBrowser()
  try {
    const browser = await chromium.connect(launched.wsEndpoint())
    const found: (readonly [Opened, Opened])[] = []
    for (let round = 0; round < rounds; round++) {
      progress('opening the pages, round', round, rounds)
      found.push(await openTwice(browser, `http://127.0.0.1:${port}/`))
    }
    const middle = (of: 0 | 1, key: keyof Opened) => median(found.map(opened => opened[of][key]))
    return [
      atMost(
        `first content of the pages, ${slowdown} × slower`,
        1000,
        middle(0, 'painted'),
        `the login by script ${short(middle(0, 'shown'), 0)} ms; median of ${rounds}, nothing cached, no network`,
        ' ms',
      ),
      atMost(
        `the frame of who is logged in, ${slowdown} × slower`,
        1000,
        middle(1, 'shown'),
        `first content ${short(middle(1, 'painted'), 0)} ms; without waiting for the API`,
        ' ms',
      ),
    ]
  } finally {
    await launched.close()
    await close()
  }
}
