import type { Item } from '../../../../../shared/contracts/client.ts'
import * as words from '../../../../../shared/labels/console/month.ts'
import type { Api } from '../../../../catalogue.ts'
import { timeLabel } from '../../clock.ts'
import { dotted } from '../../ui/dotted.ts'
import { eventLabel } from '../cadre/counted.tsx'

/** An event in a line: what it was, and when. */
export const Event = ({ of }: { readonly of: Item<Api['GET /v1/cadres/{cadreId}/events']> }) => (
  <>
    <p>
      {eventLabel(of)}
      {'text' in of && `：${of.text}`}
    </p>
    <p class="soft">{dotted(timeLabel(of.occurredAt), of.late && words.late, of.voided && words.voided)}</p>
  </>
)
