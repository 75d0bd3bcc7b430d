import * as words from '../../../../../shared/labels/console/roster.ts'
import { categoryShortLabels } from '../../../../../shared/labels/roster.ts'
import { List } from '../../ui/ask.tsx'
import { dotted } from '../../ui/dotted.ts'
import { Line } from '../../ui/line.tsx'
import { Nothing } from './first.tsx'
import { ownOrg } from './org.ts'

/** Cadres of the org and all below, found by a part of the name; each leads to where `link` says. */
export const Find = ({
  label,
  q,
  onAsk,
  link,
  onDuty = false,
}: {
  readonly label: string
  readonly q: string
  readonly onAsk: (q: string) => void
  readonly link: (cadreId: string) => string
  /** Only those who may take something over. */
  readonly onDuty?: boolean
}) => (
  <>
    <Line label={label} isSearch value={q} placeholder={words.searchHint} onLeave={onAsk} />
    {(q || !onDuty) && (
      <List
        route="GET /v1/orgs/{orgId}/cadres"
        path={{ orgId: ownOrg() }}
        query={{
          below: 'true',
          ...(q && { q }),
          ...(onDuty && { onDuty: 'true' as const, limit: '10' }),
        }}
        by="cadreId"
        empty={
          <Nothing>
            <p class="soft">{words.nobody}</p>
          </Nothing>
        }
      >
        {({ cadreId, name, orgName, post, category, onDuty: isOnDuty }) => (
          <>
            <a href={link(cadreId)}>{name}</a>{' '}
            <small>
              {dotted(
                orgName,
                post,
                category && categoryShortLabels[category],
                isOnDuty === false && words.offDuty,
              )}
            </small>
          </>
        )}
      </List>
    )}
  </>
)
