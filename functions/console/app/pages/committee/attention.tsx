import { attentionLabel } from '../../../../../shared/labels/attention.ts'
import * as words from '../../../../../shared/labels/console/attention.ts'
import * as pages from '../../../../../shared/labels/console/committee.ts'
import { to } from '../../router.ts'
import { List, Read } from '../../ui/ask.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Nothing } from './first.tsx'
import { monthAsked, ownOrg } from './org.ts'

/** 谁需要帮助: why, in the org's own order; no score and no ranking. Below, whom to praise. */
export function Attention() {
  const [orgId, month] = [ownOrg(), monthAsked(undefined)]
  return (
    <>
      <h1>{pages.attention}</h1>
      <p class="soft">{words.hint}</p>
      <List
        route="GET /v1/orgs/{orgId}/attention"
        path={{ orgId }}
        by="cadreId"
        cards
        empty={
          <Nothing>
            <Empty title={words.nobody} hint={words.nobodyHint} />
          </Nothing>
        }
      >
        {({ cadreId, name, orgName, reasons }) => (
          <>
            <h2>
              <a href={to('months', month, orgId, cadreId)}>{name}</a> <small>{orgName}</small>
            </h2>
            <ul>
              {reasons.map(reason => (
                <li key={reason.why}>{attentionLabel(reason as never)}</li>
              ))}
            </ul>
          </>
        )}
      </List>
      <section>
        <h2>{words.praise}</h2>
        <Read
          route="GET /v1/orgs/{orgId}/assessments/{month}/cadres"
          path={{ orgId, month }}
          query={{ grade: 'excellent', limit: '200' }}
        >
          {({ items, nextCursor }) => (
            <p>
              {items.map(({ name, cadreId }) => name ?? cadreId).join('、') || words.nobodyToPraise}
              {nextCursor && words.andOthers}
            </p>
          )}
        </Read>
      </section>
    </>
  )
}
