import type { EventContent } from '../../../events/index.ts'
import { ascending } from '../../../shared/domain/order.ts'
import { tellContacts } from './contacts.ts'
import type { County } from './county.ts'
import { openDiary } from './diary.ts'
import { tellMistake, tellSteps } from './steps.ts'
import { tellVisits } from './visits.ts'
import { tellDemands, tellVoices } from './voices.ts'

/** What happened, by who records it: the cadres' work, the youths' voices, and what is taken back afterwards. */
export interface Happenings {
  work: EventContent[]
  voices: EventContent[]
  voids: EventContent[]
}

/** Three months of the county up to its month, always the same; cadre by cadre, so that a month is folded a few times. */
export function behaviourOf({ seed, month, workers }: County): Happenings {
  const events = workers.flatMap(worker => {
    const diary = openDiary(seed, month, worker)
    // In this order: who was met on a visit need not be called, and one confirms and answers what was before.
    tellVisits(diary)
    tellContacts(diary)
    tellVoices(diary)
    tellDemands(diary)
    tellSteps(diary)
    tellMistake(diary)
    return diary.events
  })
  events.sort(
    (a, b) =>
      ascending(a.cadreId, b.cadreId) || ascending(a.occurredAt, b.occurredAt) || ascending(a.id, b.id),
  )
  const of = (kind: keyof Happenings) => events.filter(event => recorder(event.type) === kind)
  return { work: of('work'), voices: of('voices'), voids: of('voids') }
}

function recorder(type: EventContent['type']): keyof Happenings {
  return type === 'feedback' ? 'voices' : type === 'void' ? 'voids' : 'work'
}
