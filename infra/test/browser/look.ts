import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

interface Found {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** Rules of axe whose outcome depends on sizes and colours; all others depend on which elements are shown. */
export const rulesOfLooks = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable']

/** What axe finds on a page: its rules, or those named alone, each with the elements that break it. */
export async function faultsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  // By the debugger's protocol, for the page's policy lets no script in.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source)
  const options = JSON.stringify({
    resultTypes: ['violations'],
    preload: false,
    ...(rules && { runOnly: { type: 'rule', values: rules } }),
  })
  const { violations } = (await page.evaluate(`axe.run(${options})`)) as Found
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

/** Latin words that are names and no English: accounts, ids of the world, the file formats of sheets. */
const names = /\b(QQ|Excel|CSV|(?:y|c|b)-[\w-]+|huaian-\d+)\b/g

/** Opens whatever is folded away on a page, until it has been read. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true')
  await untilRead(page)
}

/** Waits until nothing is being read. */
export const untilRead = (page: Page): Promise<void> =>
  expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0)

/** Which elements of a page are shown: a 1 or a 0 for each. */
export const shownOn = (page: Page): Promise<string> =>
  page.evaluate(
    `[...document.querySelectorAll('*')].map(each => Number(each.checkVisibility({ visibilityProperty: true }))).join('')`,
  )

/** Whatever is on a page for people to read or hear, and is not Chinese. */
export async function englishOn(page: Page): Promise<string[]> {
  const texts = (await page.evaluate(`(() => {
    const named = [...document.querySelectorAll('[aria-label],[title],[placeholder],[alt]')].flatMap(element =>
      ['aria-label', 'title', 'placeholder', 'alt'].flatMap(name => element.getAttribute(name) ?? []))
    return [document.title, document.body.innerText, ...named]
  })()`)) as string[]
  return texts.flatMap(text => text.replace(names, '').match(/[A-Za-z][A-Za-z' ]+/g) ?? [])
}

/** Whether the page is wider than the screen, so that it would have to be pushed to and fro. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
