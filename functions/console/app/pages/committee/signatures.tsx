import * as words from '../../../../../shared/labels/console/closing.ts'
import { client } from '../../api.ts'
import { timeLabel } from '../../clock.ts'
import { readAgain } from '../../load.ts'
import { to } from '../../router.ts'
import { say } from '../../say.ts'
import { Read, Sheet } from '../../ui/ask.tsx'
import { Field } from '../../ui/field.tsx'
import { type Fields, Form } from '../../ui/form.tsx'
import { Pages } from '../../ui/pages.tsx'
import type { OrgMonth } from './org.ts'

/** Whose results were restated since a signature, page after page. */
const Restated = ({ orgId, month, since }: OrgMonth & { readonly since: string }) => (
  <Pages
    name={`restated:${orgId}:${month}:${since}`}
    read={async cursor => {
      const query = { limit: '100', ...(cursor && { cursor }) }
      const asked = { path: { orgId, month }, query }
      const { body } = await client('GET /v1/orgs/{orgId}/assessments/{month}/cadres', asked)
      return { ...body, items: body.items.filter(({ assessedAt }) => assessedAt > since) }
    }}
    empty={null}
  >
    {rows => (
      <>
        <p>{words.restated}</p>
        <ul>
          {rows.map(({ cadreId, name, assessedAt }) => (
            <li key={cadreId}>
              <a href={to('months', month, orgId, cadreId)}>{name ?? cadreId}</a>{' '}
              <small>{timeLabel(assessedAt)}</small>
            </li>
          ))}
        </ul>
      </>
    )}
  </Pages>
)

/** Signatures, and whose results were restated since the last; once the month is closed, a form to sign. */
export function Signatures({ orgId, month }: OrgMonth) {
  const path = { orgId, month }
  const sign = async ({ note = '' }: Fields) => {
    await client('POST /v1/orgs/{orgId}/assessments/{month}/sign-off', { path, body: note ? { note } : {} })
    say(words.signed)
    readAgain()
  }
  return (
    <section>
      <h2>{words.signatures}</h2>
      <Read route="GET /v1/orgs/{orgId}/assessments/{month}/sign-offs" path={path}>
        {({ items }) => {
          const last = items.reduce((latest, { at }) => (at > latest ? at : latest), '')
          return (
            <>
              {items.length === 0 && <p class="soft">{words.notSigned}</p>}
              <ul class="rows">
                {items.map(({ by, at, cadres, note, outdated }) => (
                  <li key={at}>
                    <p>{words.signature(by, timeLabel(at), cadres)}</p>
                    {note && <p class="soft">{note}</p>}
                    {outdated && <p class="bad">{words.outdated}</p>}
                  </li>
                ))}
              </ul>
              {items.some(({ outdated }) => outdated) && (
                <Restated orgId={orgId} month={month} since={last} />
              )}
            </>
          )
        }}
      </Read>
      <Read route="GET /v1/orgs/{orgId}/assessments/{month}" path={path}>
        {({ status }) =>
          status === 'final' ? (
            <Form name={`sign:${orgId}:${month}`} label={words.sign} send={sign}>
              <Field label={words.note} name="note" maxLength={500} />
            </Form>
          ) : (
            <p class="soft">{words.notClosed}</p>
          )
        }
      </Read>
      <p class="actions">
        <Sheet
          label={words.sheet}
          route="GET /v1/orgs/{orgId}/assessments/{month}/cadres.xlsx"
          path={path}
          or={{ orgId, sheet: { sheet: 'appraisal', time: month } }}
        />
      </p>
    </section>
  )
}
