import { committee as words } from '../../../../../shared/labels/console/committee.ts'
import type { Me } from '../../session.ts'
import { may, type Page } from '../page.ts'
import { Attention } from './attention.tsx'

/** Committees: whoever has an org whose subtree it answers for. */
const isCommittee = (me: Me) => me.org !== undefined && may(me, 'listAttention')

/** The committee's pages, in the order of the menu. */
export const committeePages: readonly Page[] = [
  {
    path: 'attention',
    title: words.attention.title,
    isFor: isCommittee,
    View: Attention,
  },
]
