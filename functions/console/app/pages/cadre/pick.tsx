import { useState } from 'preact/hooks'
import * as words from '../../../../../shared/labels/console/cadre/record.ts'
import * as youthWords from '../../../../../shared/labels/console/cadre/youths.ts'
import { calledOf, nicknames, type Youth } from './data.ts'

/** How long somebody was silent. */
export const silenceOf = ({ last, silentDays }: Youth): string =>
  last === null ? youthWords.never(silentDays) : youthWords.silent(silentDays)

const textOf = ({ youthId, baseName = '' }: Youth) =>
  `${youthId} ${nicknames.value[youthId] ?? ''} ${baseName}`.toLowerCase()

/** Youths to tick, the longest silent first; those that are ticked already come first. */
export function PickYouths({
  legend,
  youths,
  chosen,
  first,
  isSingle = false,
  onChange,
}: {
  readonly legend: string
  readonly youths: readonly Youth[]
  readonly chosen: readonly string[]
  /** Those for whom the dialog was opened, above the others. */
  readonly first: readonly string[]
  readonly isSingle?: boolean
  readonly onChange: (chosen: readonly string[]) => void
}) {
  const [asked, setAsked] = useState('')
  const found = youths.filter(youth => textOf(youth).includes(asked.trim().toLowerCase()))
  const rank = ({ youthId }: Youth) => (first.includes(youthId) ? 0 : 1)
  const shown = [...found].sort((one, other) => rank(one) - rank(other))
  const turn = (youthId: string, isChosen: boolean) => {
    const others = isSingle ? [] : chosen.filter(each => each !== youthId)
    onChange(isChosen ? [...others, youthId] : others)
  }
  return (
    <fieldset>
      <legend>
        {legend} <small>{words.chosen(chosen.length)}</small>
      </legend>
      <div class="picks">
        {shown.map(youth => (
          <label key={youth.youthId}>
            <input
              type={isSingle ? 'radio' : 'checkbox'}
              name="youth"
              checked={chosen.includes(youth.youthId)}
              onChange={({ currentTarget }) => turn(youth.youthId, currentTarget.checked)}
            />
            <span>{calledOf(youth.youthId)}</span>
            <small>{silenceOf(youth)}</small>
          </label>
        ))}
      </div>
      <label>
        {words.find}
        <input type="search" value={asked} onInput={({ currentTarget }) => setAsked(currentTarget.value)} />
      </label>
      <p class="soft">{words.found(found.length, youths.length)}</p>
    </fieldset>
  )
}
