import type { Page } from '../page.ts'

/** The cadre's own pages, in the order of the menu. */
export const cadrePages: readonly Page[] = []
