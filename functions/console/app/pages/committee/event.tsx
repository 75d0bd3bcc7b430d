import type { Item } from '../../../../../shared/contracts/client.ts'
import * as words from '../../../../../shared/labels/console/month.ts'
import type { Api } from '../../../../catalogue.ts'
import { timeLabel } from '../../clock.ts'
import { eventLabel } from '../cadre/counted.tsx'

/** An event in a line: what it was, and when. */
export const Event = ({ of }: { readonly of: Item<Api['GET /v1/cadres/{cadreId}/events']> }) => (
  <>
    {eventLabel(of)} <small>{timeLabel(of.occurredAt)}</small>
    <p class="soft">
      {'text' in of && of.text} {of.late && words.late} {of.voided && words.voided}
    </p>
  </>
)
