import * as words from '../../../../../shared/labels/console/committee.ts'
import { monthLabel } from '../../../../../shared/labels/dates.ts'
import { monthBeside } from '../../clock.ts'
import { to } from '../../router.ts'

/** The title of a month's page, with the way to the month before and after. */
export const MonthTitle = ({
  title,
  month,
  steps,
}: {
  readonly title: string
  readonly month: string
  /** The address of a month. */
  readonly steps: (month: string) => readonly string[]
}) => (
  <>
    <h1>
      {title} <small>{monthLabel(month)}</small>
    </h1>
    <p class="actions">
      <a class="button" href={to(...steps(monthBeside(month, -1)))}>
        {words.before}
      </a>
      <a class="button" href={to(...steps(monthBeside(month, 1)))}>
        {words.after}
      </a>
    </p>
  </>
)
