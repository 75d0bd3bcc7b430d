import * as words from '../../../../../shared/labels/console/cadre/record.ts'
import { halfDayLabels } from '../../../../../shared/labels/dates.ts'
import { instantAt, instantOf, now, today } from '../../clock.ts'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'

/** When it was: now unless a date is said. */
export interface When {
  readonly date: string
  readonly half: 'am' | 'pm' | ''
}

/** Now. */
export const thisMoment: When = { date: '', half: '' }

/** The instant that is meant; a half-day that is over stands for its middle. */
export function instantMeant({ date, half }: When): string {
  const moment = instantOf(now())
  if (date === '' && half === '') return moment
  const meant = instantAt(date || today(), half === 'am' ? '10:00' : '16:00')
  return Date.parse(meant) > now() ? moment : meant
}

/** Another day or half-day than now. */
export const WhenFields = ({
  value,
  onChange,
}: {
  readonly value: When
  readonly onChange: (value: When) => void
}) => (
  <details open={value.date !== '' || value.half !== ''}>
    <summary>{words.otherTime}</summary>
    <Field
      label={words.date}
      type="date"
      max={today()}
      value={value.date}
      onText={date => onChange({ ...value, date })}
    />
    <Choice
      legend={words.half}
      name="half"
      words={halfDayLabels}
      value={value.half}
      onChange={half => onChange({ ...value, half })}
    />
  </details>
)
