import type { Answer } from '../../../../../shared/contracts/client.ts'
import * as pages from '../../../../../shared/labels/console/committee.ts'
import * as words from '../../../../../shared/labels/console/flags.ts'
import { flagDecisionLabels, flagKindLabels } from '../../../../../shared/labels/review.ts'
import type { Api } from '../../../../catalogue.ts'
import { client } from '../../api.ts'
import { readAgain, useLoad } from '../../load.ts'
import { say } from '../../say.ts'
import { List } from '../../ui/ask.tsx'
import { Details } from '../../ui/details.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Choose, Field } from '../../ui/field.tsx'
import { type Fields, Form } from '../../ui/form.tsx'
import { Shown } from '../../ui/state.tsx'
import { Event } from './event.tsx'
import { Nothing } from './first.tsx'
import { MonthTitle } from './months.tsx'
import { monthAsked, ownOrg } from './org.ts'

type Flag = Answer<Api['GET /v1/orgs/{orgId}/flags']>['body']['items'][number]
/** Events of a flag that are read: enough to see what it is about. */
const most = 20

/** The events behind a flag. */
function Events({ of: { flagId, cadreId, month, eventIds } }: { readonly of: Flag }) {
  const loaded = useLoad(`flag:${flagId}`, () =>
    Promise.all(
      eventIds.slice(0, most).map(async eventId => {
        const asked = { path: { cadreId, eventId }, query: { month } }
        return (await client('GET /v1/cadres/{cadreId}/events/{eventId}', asked)).body
      }),
    ),
  )
  return (
    <Shown of={loaded}>
      {events => (
        <ul class="rows">
          {events.map(event => (
            <li key={event.id}>
              <Event of={event} />
            </li>
          ))}
        </ul>
      )}
    </Shown>
  )
}

/** 待核: patterns that a person looks at, with their events; never a penalty. */
export function Flags({ rest: [asked] }: { readonly rest: readonly string[] }) {
  const [orgId, month] = [ownOrg(), monthAsked(asked)]
  return (
    <>
      <MonthTitle title={pages.flags} month={month} steps={other => ['flags', other]} />
      <p class="soft">{words.hint}</p>
      <List
        route="GET /v1/orgs/{orgId}/flags"
        path={{ orgId }}
        query={{ month }}
        by="flagId"
        cards
        empty={
          <Nothing>
            <Empty title={words.none} hint={words.noneHint} />
          </Nothing>
        }
      >
        {flag => (
          <>
            <h2>
              {flag.name ?? flag.cadreId} <small>{flagKindLabels[flag.kind]}</small>
            </h2>
            <p>{flag.text}</p>
            <Details summary={words.events(flag.eventIds.length)}>
              <Events of={flag} />
            </Details>
            <Form
              name={`flag:${flag.flagId}`}
              label={words.save}
              send={async ({ decision, reason = '' }: Fields) => {
                const { flagId, cadreId } = flag
                const found = decision as keyof typeof flagDecisionLabels
                await client('POST /v1/orgs/{orgId}/flags/{flagId}/dismiss', {
                  path: { orgId, flagId },
                  body: { month, cadreId, reason, decision: found },
                })
                say(words.saved)
                readAgain()
              }}
            >
              <Choose label={words.decision} name="decision" words={flagDecisionLabels} />
              <Field label={words.reason} name="reason" rows={2} maxLength={500} required />
            </Form>
          </>
        )}
      </List>
    </>
  )
}
