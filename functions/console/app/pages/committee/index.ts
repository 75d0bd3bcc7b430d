import * as words from '../../../../../shared/labels/console/committee.ts'
import type { Me } from '../../session.ts'
import { may, type Page } from '../page.ts'
import { Attention } from './attention.tsx'
import { Closing } from './closing.tsx'
import { Demands } from './demands.tsx'
import { Flags } from './flags.tsx'
import { Month } from './month.tsx'
import { PolicyPage } from './policy/index.tsx'
import { Roster } from './roster.tsx'
import { Runs } from './runs.tsx'
import { Voices } from './voices.tsx'

/** Committees: whoever has an org whose subtree it answers for. */
const isFor = (me: Me) => me.org !== undefined && may(me, 'listAttention')

/** The committee's pages, in the order of the menu. */
export const committeePages: readonly Page[] = [
  { path: 'attention', title: words.attention, isFor, View: Attention },
  { path: 'months', title: words.month, isFor, View: Month },
  { path: 'list', title: words.demands, isFor, View: Demands },
  { path: 'roster', title: words.roster, isFor, View: Roster },
  { path: 'closing', title: words.closing, isFor, View: Closing },
  { path: 'flags', title: words.flags, isFor, View: Flags },
  { path: 'voices', title: words.voices, isFor, View: Voices },
  { path: 'policy', title: words.policy, isFor, View: PolicyPage },
  { path: 'runs', title: words.runs, isFor, View: Runs },
]
