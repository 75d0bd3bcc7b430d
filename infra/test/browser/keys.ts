import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What has the focus: what it is called, and whether one sees that it has it: outlined, and behind nothing (WCAG 2.4.11). */
const focused = `(() => {
  const element = document.activeElement
  const label = element.labels?.[0]
  const words = node => [...node.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data).join('')
  const shown = element.closest('.file') ?? element
  const { x, y, width, height } = shown.getBoundingClientRect()
  const front = document.elementFromPoint(x + width / 2, y + height / 2)
  const isInFront = front?.matches('.said') || shown.contains(front) || front?.contains(shown)
  return {
    name: (label ? words(label) : element.getAttribute('aria-label') ?? element.innerText).trim(),
    isSeen: getComputedStyle(shown).outlineStyle !== 'none' && isInFront === true,
  }
})()`

/** The most stops between two things on a page. */
const most = 60

/** Goes to what is called so, as whoever has no mouse does; each stop on the way shows that it has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const stops: string[] = []
  while (stops.at(-1) !== name && stops.length < most) {
    await page.keyboard.press('Tab')
    const stop = (await page.evaluate(focused)) as { name: string; isSeen: boolean }
    stops.push(stop.name)
    expect(stop, `the focus on ${stop.name}`).toMatchObject({ isSeen: true })
  }
  expect(stops.at(-1), stops.join(' → ')).toBe(name)
}

/** What has the focus, by its name or else by its element. */
export const focusOf = (page: Page): Promise<unknown> =>
  page.evaluate(
    `document.activeElement.matches('main, body') ? document.activeElement.localName : ${focused}.name`,
  )

/**
 * A script for a page that types into the field which has the focus, and reloads at once. The page is as busy as on a
 * slow phone: whatever a write would be answered comes too late.
 */
export const typedAndReloaded = (text: string): string => `
  for (const key of ${JSON.stringify(text)}) {
    document.activeElement.value += key
    document.activeElement.dispatchEvent(new Event('input', { bubbles: true }))
  }
  location.reload()
  for (const begun = performance.now(); performance.now() - begun < 500; );
`
