import { type Item, readAll } from '../../../../../shared/contracts/client.ts'
import * as words from '../../../../../shared/labels/console/cadre/month.ts'
import * as recordWords from '../../../../../shared/labels/console/cadre/record.ts'
import { dayLabel } from '../../../../../shared/labels/dates.ts'
import {
  activityLabels,
  channelLabels,
  demandCategoryLabels,
  eventTypeLabels,
  purposeLabels,
} from '../../../../../shared/labels/events.ts'
import type { indicatorLabels } from '../../../../../shared/labels/indicators.ts'
import type { Api } from '../../../../catalogue.ts'
import { client } from '../../api.ts'
import { dateOf } from '../../clock.ts'
import { useLoad } from '../../load.ts'
import { Shown } from '../../ui/state.tsx'
import { ownId } from './data.ts'

type Recorded = Item<Api['GET /v1/cadres/{cadreId}/events']>

/** How many are shown; the others are counted. */
const most = 20

/** An event in a line. */
export function eventLabel(event: Recorded): string {
  switch (event.type) {
    case 'contact':
      return recordWords.ofContact(
        channelLabels[event.channel],
        purposeLabels[event.purpose],
        event.youthIds.length,
      )
    case 'visit':
      return recordWords.ofVisit(activityLabels[event.activity], '', event.youthIds.length)
    case 'demand':
      return recordWords.ofDemand(demandCategoryLabels[event.category])
    default:
      return eventTypeLabels[event.type]
  }
}

/** Which events gave the credit for an indicator: this month's in words, earlier ones by their number. */
export function Counted({
  month,
  indicator,
}: {
  readonly month: string
  readonly indicator: keyof typeof indicatorLabels
}) {
  const path = { cadreId: ownId(), month }
  const credit = useLoad(
    `credit:${month}`,
    async () => (await client('GET /v1/cadres/{cadreId}/assessments/{month}/credit', { path })).body.credit,
    { offline: true },
  )
  const events = useLoad(
    `events:${month}`,
    () =>
      readAll(client, 'GET /v1/cadres/{cadreId}/events', {
        path: { cadreId: ownId() },
        query: { month, limit: '500' },
      }),
    { offline: true },
  )
  return (
    <>
      <h3>{words.counted}</h3>
      <Shown of={credit}>
        {byIndicator => {
          const ids = byIndicator[indicator] ?? []
          const known = (events.value ?? []).filter(({ id }) => ids.includes(id))
          const shown = known.slice(-most)
          if (ids.length === 0) return <p class="soft">{words.countedNone}</p>
          return (
            <>
              <ul>
                {shown.map(event => (
                  <li key={event.id}>
                    {dayLabel(dateOf(Date.parse(event.occurredAt)))} {eventLabel(event)}
                  </li>
                ))}
              </ul>
              {ids.length > shown.length && <p class="soft">{words.countedMore(ids.length)}</p>}
            </>
          )
        }}
      </Shown>
    </>
  )
}
