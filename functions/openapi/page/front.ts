import { htmlPage, markup } from '../../../shared/http/html.ts'
import { frontPage as words } from '../../../shared/labels/front-page.ts'
import { style } from './style.ts'

/** The page at the address itself: what this is, and where to go. */
export const frontPage: string = htmlPage({
  language: 'zh-CN',
  title: words.title,
  style,
  body: markup`<main><h1>${words.title}</h1><p>${words.intro}</p><h2>${words.developers}</h2><ul><li><a href="/docs">${words.reference}</a></li><li><a href="/v1/openapi.json">${words.document}</a></li></ul><h2>${words.youths}</h2><p>${words.youthsHint}</p></main>`,
})
