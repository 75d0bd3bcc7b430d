import type { ComponentChildren } from 'preact'
import * as words from '../../../../../shared/labels/console/committee.ts'
import { to } from '../../router.ts'
import { Read } from '../../ui/ask.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ownOrg } from './org.ts'

/** What a page says that has nothing: where to begin as long as there is no cadre, and what is usual afterwards. */
export const Nothing = ({ children }: { readonly children: ComponentChildren }) => (
  <Read route="GET /v1/orgs/{orgId}/cadres" path={{ orgId: ownOrg() }} query={{ below: 'true', limit: '1' }}>
    {({ items, nextCursor }) =>
      items.length > 0 || nextCursor ? (
        children
      ) : (
        <Empty title={words.begin} hint={words.beginHint}>
          <a class="button" href={to('roster')}>
            {words.roster}
          </a>
        </Empty>
      )
    }
  </Read>
)
