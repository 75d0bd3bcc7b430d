import * as words from '../../../../shared/labels/console/frame.ts'
import { cadrePages } from './cadre/index.ts'
import { committeePages } from './committee/index.ts'
import { More } from './more.tsx'
import type { Page } from './page.ts'

/** Every page, in the order of the menu. */
export const pages: readonly Page[] = [
  ...cadrePages,
  ...committeePages,
  { path: 'more', title: words.more, isFor: () => true, View: More },
]
