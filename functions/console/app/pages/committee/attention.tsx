import { attentionLabel } from '../../../../../shared/labels/attention.ts'
import { committee } from '../../../../../shared/labels/console/committee.ts'
import { client } from '../../api.ts'
import { me } from '../../session.ts'
import { Empty } from '../../ui/empty.tsx'
import { Pages } from '../../ui/pages.tsx'

const words = committee.attention

/** 谁需要帮助: why, in the org's own order; no score and no ranking. */
export function Attention() {
  const orgId = me.value?.org?.orgId ?? ''
  const read = async (cursor?: string) =>
    (
      await client('GET /v1/orgs/{orgId}/attention', {
        path: { orgId },
        query: { limit: '30', ...(cursor !== undefined && { cursor }) },
      })
    ).body
  return (
    <>
      <h1>{words.title}</h1>
      <p class="soft">{words.hint}</p>
      <Pages
        name={`attention:${orgId}`}
        read={read}
        empty={<Empty title={words.nobody} hint={words.nobodyHint} />}
      >
        {items => (
          <ul class="cards">
            {items.map(({ cadreId, name, orgName, reasons }) => (
              <li key={cadreId} class="card">
                <h2>
                  {name} <small>{orgName}</small>
                </h2>
                <ul>
                  {reasons.map(reason => (
                    <li key={reason.why}>{attentionLabel(reason as never)}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </Pages>
    </>
  )
}
