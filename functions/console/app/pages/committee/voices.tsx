import { useState } from 'preact/hooks'
import type { Answer } from '../../../../../shared/contracts/client.ts'
import * as pages from '../../../../../shared/labels/console/committee.ts'
import * as words from '../../../../../shared/labels/console/voices.ts'
import { dateLabel, monthLabel } from '../../../../../shared/labels/dates.ts'
import { agreementLabel, responseLabel } from '../../../../../shared/labels/voice.ts'
import type { Api } from '../../../../catalogue.ts'
import { client } from '../../api.ts'
import { dateOf } from '../../clock.ts'
import { Act } from '../../ui/act.tsx'
import { Read, Sheet } from '../../ui/ask.tsx'
import { MonthTitle } from './months.tsx'
import { monthAsked, type OrgMonth, ownOrg } from './org.ts'

type Batch = Answer<Api['POST /v1/orgs/{orgId}/voice-links']>['body']

/** Links for the youths of a month: made, saved as a sheet, taken back. */
function Links({ orgId, month }: OrgMonth) {
  const [batch, setBatch] = useState<Batch>()
  const path = { orgId }
  return (
    <section>
      <h2>{words.links}</h2>
      <p class="soft">{words.linksHint}</p>
      <p class="actions">
        <Act
          main
          label={words.issue(monthLabel(month))}
          run={async () =>
            setBatch((await client('POST /v1/orgs/{orgId}/voice-links', { path, body: { month } })).body)
          }
        />
      </p>
      {batch && (
        <>
          <p>
            {words.issued(batch.linksTotal, dateLabel(dateOf(Date.parse(batch.expiresAt))))}{' '}
            {batch.withoutConsent > 0 && words.withoutConsent(batch.withoutConsent)}
          </p>
          <p class="actions">
            <Sheet
              label={words.sheet}
              route="GET /v1/orgs/{orgId}/voice-links/{batchId}.xlsx"
              path={{ orgId, batchId: batch.batchId }}
            />
          </p>
        </>
      )}
    </section>
  )
}

/** 青年之声: links, how many youths answered, and what they say when called back. */
export function Voices({ rest: [asked] }: { readonly rest: readonly string[] }) {
  const [orgId, month] = [ownOrg(), monthAsked(asked)]
  return (
    <>
      <MonthTitle title={pages.voices} month={month} steps={other => ['voices', other]} />
      <section>
        <h2>{words.answers}</h2>
        <Read route="GET /v1/orgs/{orgId}/assessments/{month}" path={{ orgId, month }}>
          {({ response }) => <p>{response ? responseLabel(response) : words.noAnswers}</p>}
        </Read>
        <Read route="GET /v1/orgs/{orgId}/call-backs" path={{ orgId }} query={{ month }}>
          {callBacks => <p>{agreementLabel(callBacks)}</p>}
        </Read>
        <p class="soft">{words.answersHint}</p>
      </section>
      <Links orgId={orgId} month={month} />
    </>
  )
}
