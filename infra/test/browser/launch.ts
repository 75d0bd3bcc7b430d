import sparticuz from '@sparticuz/chromium'
import { type BrowserServer, chromium } from 'playwright-core'

/** The browser that came with `npm ci` on Linux x64; the Chrome that is installed anywhere else. */
export async function launchBrowser(): Promise<BrowserServer> {
  const cameAlong = process.platform === 'linux' && process.arch === 'x64'
  const where = cameAlong ? { executablePath: await sparticuz.executablePath() } : { channel: 'chrome' }
  return chromium.launchServer({ ...where, args: ['--no-sandbox', '--disable-gpu'] })
}
