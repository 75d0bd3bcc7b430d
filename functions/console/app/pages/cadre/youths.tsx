import { useState } from 'preact/hooks'
import * as words from '../../../../../shared/labels/console/cadre/youths.ts'
import { dateLabel } from '../../../../../shared/labels/dates.ts'
import { activityLabels } from '../../../../../shared/labels/events.ts'
import { fieldLabels } from '../../../../../shared/labels/roster.ts'
import { waiting } from '../../outbox.ts'
import { Empty } from '../../ui/empty.tsx'
import { Choose } from '../../ui/field.tsx'
import { Line } from '../../ui/line.tsx'
import { Shown } from '../../ui/state.tsx'
import { calledOf, callYouth, nicknames, useYouths, type Youth } from './data.ts'
import { silenceOf } from './pick.tsx'
import { RecordButton, Recorder } from './recorder.tsx'

type Sort = keyof typeof words.sorts

const orders: Readonly<Record<Sort, (one: Youth, other: Youth) => number>> = {
  silence: (one, other) => other.silentDays - one.silentDays,
  since: (one, other) => (one.since < other.since ? -1 : 1),
  youthId: (one, other) => (one.youthId < other.youthId ? -1 : 1),
}

/** Whether something about a youth is recorded and not sent yet. */
const isWaiting = (youthId: string) =>
  waiting.value.some(({ event }) => 'youthIds' in event && event.youthIds.includes(youthId))

const lastOf = ({ last }: Youth): string | undefined =>
  last === null
    ? undefined
    : words.lastOn(last.on, last.activity ? activityLabels[last.activity] : words.last[last.by])

function Details({ of }: { readonly of: Youth }) {
  const { youthId, field, baseName, since, metThisYear, openDemands, overlapping } = of
  const facts = [
    youthId,
    baseName,
    fieldLabels[field],
    words.since(dateLabel(since)),
    lastOf(of),
    metThisYear ? words.met : words.notMet,
    openDemands > 0 && words.openDemands(openDemands),
    overlapping && words.overlapping,
  ]
  return (
    <details>
      <summary>{words.details}</summary>
      <ul>{facts.map(fact => fact && <li key={fact}>{fact}</li>)}</ul>
      <Line
        label={words.nickname}
        maxLength={40}
        value={nicknames.value[youthId] ?? ''}
        onLeave={name => callYouth(youthId, name)}
      />
    </details>
  )
}

function Row({ of }: { readonly of: Youth }) {
  const { youthId, baseName, openDemands } = of
  const called = calledOf(youthId)
  return (
    <li>
      <div class="row">
        <div>
          <p>
            <strong>{called}</strong> <small>{baseName}</small>
          </p>
          <p class="soft">
            {isWaiting(youthId) ? words.waiting : silenceOf(of)}
            {openDemands > 0 && ` · ${words.openDemands(openDemands)}`}
          </p>
        </div>
        <RecordButton
          label={words.reached}
          about={called}
          of={{ kind: 'contact', preset: { youthIds: [youthId] } }}
        />
      </div>
      <Details of={of} />
    </li>
  )
}

/** 我的百人: the youths, the longest silent first. */
export function Youths() {
  const youths = useYouths()
  const [sort, setSort] = useState<Sort>('silence')
  return (
    <>
      <h1>{words.title}</h1>
      <Shown of={youths}>
        {all =>
          all.length === 0 ? (
            <Empty title={words.empty} hint={words.emptyHint} />
          ) : (
            <>
              <p class="soft">{words.hint}</p>
              <Choose
                label={words.sort}
                words={words.sorts}
                value={sort}
                onChoose={code => setSort(code as Sort)}
              />
              <section>
                <ul class="rows">
                  {[...all].sort(orders[sort]).map(youth => (
                    <Row key={youth.youthId} of={youth} />
                  ))}
                </ul>
              </section>
            </>
          )
        }
      </Shown>
      <Recorder youths={youths.value ?? []} />
    </>
  )
}
