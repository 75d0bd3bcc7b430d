import { markup } from '../../shared/http/html.ts'
import * as words from '../../shared/labels/console/frame.ts'

/** Names of the assets that the page begins with. */
export interface FrontPage {
  readonly script: string
  readonly style: string
  readonly icon: string
}

/** The page at the address itself: it holds no data, and without script it says where to go. */
export const frontPage = ({ script, style, icon }: FrontPage): string =>
  markup`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><meta name="color-scheme" content="light dark"><title>${words.product}</title><link rel="icon" href="/assets/${icon}" type="image/svg+xml"><link rel="stylesheet" href="/assets/${style}"><script type="module" src="/assets/${script}"></script><body><div id="app"><main class="alone"><h1>${words.product}</h1><p>${words.intro}</p><noscript><p>${words.noScript}</p></noscript><p>${words.youthsHint}</p><p><a href="/docs">${words.reference}</a></p></main></div></body></html>`
    .markup
