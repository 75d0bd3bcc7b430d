import * as words from '../../../../shared/labels/console/frame.ts'
import { dayLabel } from '../../../../shared/labels/dates.ts'
import { dateOf, timeOf } from '../clock.ts'
import { drop, entries, sendOutbox } from '../outbox.ts'

/** 待发送: what this device has recorded and the system does not have yet. */
export function Outbox() {
  const { value } = entries
  return (
    <section>
      <h2>{words.outbox}</h2>
      {value.length === 0 && <p class="soft">{words.outboxEmpty}</p>}
      <ul class="rows">
        {value.map(({ event, words: description, refused }) => {
          const at = Date.parse(event.occurredAt)
          return (
            <li key={event.id}>
              <p>
                {description}{' '}
                <small>
                  {dayLabel(dateOf(at))} {timeOf(at)}
                </small>
              </p>
              <p class={refused === undefined ? 'soft' : 'bad'}>{refused ?? words.waiting}</p>
              {refused !== undefined && (
                <button type="button" class="plain" onClick={() => drop(event.id)}>
                  {words.drop}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {value.length > 0 && (
        <button type="button" onClick={sendOutbox}>
          {words.sendNow}
        </button>
      )}
    </section>
  )
}
