import { useState } from 'preact/hooks'
import { type Item, readAll } from '../../../../../shared/contracts/client.ts'
import * as words from '../../../../../shared/labels/console/cadre/demands.ts'
import * as today from '../../../../../shared/labels/console/cadre/today.ts'
import { demandStateLabels } from '../../../../../shared/labels/demands.ts'
import { demandCategoryLabels } from '../../../../../shared/labels/events.ts'
import type { Api } from '../../../../catalogue.ts'
import { client } from '../../api.ts'
import { useLoad } from '../../load.ts'
import { to } from '../../router.ts'
import { Empty } from '../../ui/empty.tsx'
import { Choose } from '../../ui/field.tsx'
import { Shown } from '../../ui/state.tsx'
import { calledOf, ownId, useYouths } from './data.ts'
import { DemandPage } from './demand.tsx'
import { RecordButton, Recorder } from './recorder.tsx'

type Demand = Item<Api['GET /v1/cadres/{cadreId}/demands']>

const Row = ({ of }: { readonly of: Demand }) => {
  const { demandId, category, state, text, raisedOn, due, youthId } = of
  return (
    <li>
      <p>
        <strong>{demandCategoryLabels[category]}</strong>{' '}
        <small class={state === 'overdue' ? 'bad' : ''}>{demandStateLabels[state]}</small>
      </p>
      <p>{text}</p>
      <p class="soft">
        {calledOf(youthId)} · {words.raisedOn(raisedOn)}
        {due && ` · ${words.due(due)}`}
      </p>
      <a class="button" href={to('demands', demandId)}>
        {words.add}
      </a>
    </li>
  )
}

function List() {
  const youths = useYouths()
  const demands = useLoad(
    'demands',
    () => readAll(client, 'GET /v1/cadres/{cadreId}/demands', { path: { cadreId: ownId() } }),
    { offline: true },
  )
  const [shownState, setShownState] = useState('open')
  return (
    <>
      <h1>{words.title}</h1>
      <p class="soft">{words.hint}</p>
      <div class="actions">
        <RecordButton label={today.demand} main of={{ kind: 'demand' }} />
      </div>
      <Choose
        label={words.state}
        words={{ open: words.open, every: words.every }}
        value={shownState}
        onChoose={setShownState}
      />
      <Shown of={demands}>
        {all => {
          const shown = all.filter(({ settled }) => shownState !== 'open' || !settled)
          return shown.length === 0 ? (
            <Empty title={words.empty} hint={words.emptyHint} />
          ) : (
            <section>
              <ul class="rows">
                {shown.map(demand => (
                  <Row key={demand.demandId} of={demand} />
                ))}
              </ul>
            </section>
          )
        }}
      </Shown>
      <Recorder youths={youths.value ?? []} />
    </>
  )
}

/** 诉求: the cadre's own, the overdue first; one of them with its steps. */
export const Demands = ({ rest: [demandId] }: { readonly rest: readonly string[] }) =>
  demandId === undefined ? <List /> : <DemandPage demandId={demandId} />
