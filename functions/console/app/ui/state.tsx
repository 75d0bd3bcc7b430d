import type { ComponentChildren } from 'preact'
import * as words from '../../../../shared/labels/console/frame.ts'
import { dayLabel } from '../../../../shared/labels/dates.ts'
import { reasonOf } from '../api.ts'
import { dateOf, timeOf } from '../clock.ts'
import type { Loaded } from '../load.ts'

/** When something was read, in words. */
const whenOf = (at: number) => `${dayLabel(dateOf(at))} ${timeOf(at)}`

/** Shows what was read; meanwhile that it is being read, or why it could not be. */
export function Shown<Value>({
  of: { value, error, at, again },
  children,
}: {
  readonly of: Loaded<Value>
  readonly children: (value: Value) => ComponentChildren
}) {
  return (
    <>
      {error !== undefined && (
        <p class="notice bad" role="alert">
          {value === undefined ? words.failed : words.stale(whenOf(at ?? 0))}：{reasonOf(error)}{' '}
          <button type="button" class="plain" onClick={again}>
            {words.retry}
          </button>
        </p>
      )}
      {value !== undefined && children(value)}
      {value === undefined && error === undefined && (
        <p class="loading" aria-busy="true">
          {words.loading}
        </p>
      )}
    </>
  )
}
