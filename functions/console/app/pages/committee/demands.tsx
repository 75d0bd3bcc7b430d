import { useState } from 'preact/hooks'
import type { Answer } from '../../../../../shared/contracts/client.ts'
import * as pages from '../../../../../shared/labels/console/committee.ts'
import * as words from '../../../../../shared/labels/console/demands.ts'
import { dateLabel } from '../../../../../shared/labels/dates.ts'
import { demandStateLabels } from '../../../../../shared/labels/demands.ts'
import { demandCategoryLabels } from '../../../../../shared/labels/events.ts'
import type { Api } from '../../../../catalogue.ts'
import { client } from '../../api.ts'
import { readAgain } from '../../load.ts'
import { go } from '../../router.ts'
import { say } from '../../say.ts'
import { List, Read, Sheet } from '../../ui/ask.tsx'
import { Details } from '../../ui/details.tsx'
import { dotted } from '../../ui/dotted.ts'
import { Empty } from '../../ui/empty.tsx'
import { Choose, Field } from '../../ui/field.tsx'
import { type Attempt, type Fields, Form } from '../../ui/form.tsx'
import { Table } from '../../ui/table.tsx'
import { Nothing } from './first.tsx'
import { ownOrg } from './org.ts'

type Demand = Answer<Api['GET /v1/orgs/{orgId}/demands']>['body']['items'][number]
type State = keyof typeof demandStateLabels

/** What the committee does with one demand: says what it is about, answers, solves. */
function Steps({ of: { demandId, cadreId, topic } }: { readonly of: Demand }) {
  const path = { demandId }
  const step = async ({ text = '', step }: Fields, attempt: Attempt) => {
    const body = { ...attempt, cadreId, text, step: step as 'respond' | 'resolve' }
    await client('POST /v1/demands/{demandId}/steps', { path, body })
    say(words.stepDone)
    readAgain()
  }
  const setTopic = async ({ topic: typed = '' }: Fields) => {
    const body = { topic: typed.trim() || null }
    await client('PUT /v1/demands/{demandId}/topic', { path, query: { cadreId }, body })
    readAgain()
  }
  return (
    <Details summary={words.handle}>
      <Form name={`topic:${demandId}`} label={words.setTopic} send={setTopic}>
        <Field label={words.topic} name="topic" maxLength={40} defaultValue={topic ?? ''} />
      </Form>
      <Form name={`step:${demandId}`} label={words.record} send={step}>
        <Choose label={words.step} name="step" words={words.steps} />
        <Field label={words.text} name="text" rows={2} maxLength={1000} required />
      </Form>
    </Details>
  )
}

/** Topics: what many youths share. */
const Topics = ({ orgId }: { readonly orgId: string }) => (
  <Read route="GET /v1/orgs/{orgId}/demands/topics" path={{ orgId }}>
    {({ items }) =>
      items.length > 0 && (
        <section>
          <Table
            caption={words.topics}
            heads={[words.topic, words.count, words.youths]}
            rows={items.map(({ topic, count, youths }) => [topic, count, youths])}
          />
        </section>
      )
    }
  </Read>
)

/** 问题清单: overdue first; topics; passed on to a department together. */
export function Demands({ rest: [state = ''] }: { readonly rest: readonly string[] }) {
  const orgId = ownOrg()
  const [picked, setPicked] = useState<readonly string[]>([])
  const pick = (demandId: string, isPicked: boolean) =>
    setPicked(before => [...before.filter(id => id !== demandId), ...(isPicked ? [demandId] : [])])
  const together = async ({ to = '', text = '' }: Fields, attempt: Attempt) => {
    const body = { ...attempt, demandIds: [...picked], to, text }
    await client('POST /v1/orgs/{orgId}/demands/escalations', { path: { orgId }, body })
    say(words.passedOn(picked.length))
    setPicked([])
    readAgain()
  }
  return (
    <>
      <h1>{pages.demands}</h1>
      <p class="soft">{words.hint}</p>
      <Choose
        label={words.state}
        none={words.all}
        words={demandStateLabels}
        value={state}
        onChoose={code => go('list', code)}
      />
      <Topics orgId={orgId} />
      {picked.length > 0 && (
        <section>
          <h2>{words.together(picked.length)}</h2>
          <Form name="together" label={words.passOn} send={together}>
            <Field label={words.department} name="to" maxLength={100} required />
            <Field label={words.text} name="text" rows={2} maxLength={1000} required />
          </Form>
        </section>
      )}
      <List
        route="GET /v1/orgs/{orgId}/demands"
        path={{ orgId }}
        query={state ? { state: state as State } : {}}
        by="demandId"
        cards
        empty={
          <Nothing>
            <Empty title={words.none} hint={words.noneHint} />
          </Nothing>
        }
      >
        {demand => (
          <>
            <h2>
              <label class="check">
                <input
                  type="checkbox"
                  checked={picked.includes(demand.demandId)}
                  onChange={({ currentTarget }) => pick(demand.demandId, currentTarget.checked)}
                />{' '}
                {demand.text || demandCategoryLabels[demand.category]}
              </label>
            </h2>
            <p class={demand.state === 'overdue' ? 'bad' : undefined}>
              {dotted(demandStateLabels[demand.state], demand.due && words.due(dateLabel(demand.due)))}
            </p>
            <p class="soft">
              {dotted(
                demandCategoryLabels[demand.category],
                words.raised(dateLabel(demand.raisedOn), demand.name ?? demand.cadreId),
                demand.topic && words.about(demand.topic),
                demand.department && words.at(demand.department),
              )}
            </p>
            {demand.answer && <p>{words.answered(demand.answer)}</p>}
            <Steps of={demand} />
          </>
        )}
      </List>
      <p class="actions">
        <Sheet
          label={words.sheet}
          route="GET /v1/orgs/{orgId}/demands.xlsx"
          path={{ orgId }}
          or={{ orgId, sheet: { sheet: 'demands' } }}
        />
      </p>
    </>
  )
}
