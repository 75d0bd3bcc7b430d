import { computed, signal } from '@preact/signals'

const hash = signal(location.hash)
addEventListener('hashchange', () => {
  hash.value = location.hash
})

/** The page and what follows it: `#/month/2026-05` is `month` and `2026-05`. */
export const path = computed(() => hash.value.replace(/^#\/?/, '').split('/').map(decodeURIComponent))

/** The address of a page. */
export const to = (...steps: readonly string[]): string => `#/${steps.map(encodeURIComponent).join('/')}`

/** Goes to a page. */
export function go(...steps: readonly string[]): void {
  location.hash = to(...steps)
}
