import * as words from '../../../../../shared/labels/console/cadre/record.ts'
import { activityLabels } from '../../../../../shared/labels/events.ts'
import { useDraft } from '../../draft.ts'
import { Choice } from '../../ui/choice.tsx'
import { Shown } from '../../ui/state.tsx'
import { ownId, useBases, type Youth } from './data.ts'
import { type Made, NoteField, RecordDialog } from './form.tsx'
import { PickYouths } from './pick.tsx'
import { instantMeant, thisMoment, WhenFields } from './when.tsx'

type Activity = keyof typeof activityLabels

/** What a visit is begun with. */
export interface VisitPreset {
  readonly activity?: Activity
  readonly baseId?: string
}

/** Activities that may be at no base. */
const anywhere: readonly string[] = ['groupActivity', 'openDay']
const nowhere = '-'

/** 记走访: where, and what was done. */
export function RecordVisit({
  youths,
  preset,
  onClose,
}: {
  readonly youths: readonly Youth[]
  readonly preset: VisitPreset
  readonly onClose: () => void
}) {
  const bases = useBases()
  const draft = useDraft('visit', {
    baseId: '',
    activity: '' as Activity | '',
    youthIds: [] as readonly string[],
    note: '',
    when: thisMoment,
  })
  const { value } = draft
  const names = Object.fromEntries((bases.value ?? []).map(({ baseId, name }) => [baseId, name]))
  const ids = Object.keys(names)
  const activity = value.activity || preset.activity || 'checkIn'
  const places = anywhere.includes(activity) ? { ...names, [nowhere]: words.nowhere } : names
  const preferred = [value.baseId, preset.baseId ?? '', ids.length === 1 ? (ids[0] ?? '') : '']
  const baseId = preferred.find(id => Object.hasOwn(places, id)) ?? ''
  const make = (): Made => {
    if (baseId === '') return words.chooseBase
    const place = baseId === nowhere ? {} : { baseId }
    return {
      event: {
        type: 'visit',
        id: crypto.randomUUID(),
        cadreId: ownId(),
        occurredAt: instantMeant(value.when),
        activity,
        ...place,
        youthIds: [...value.youthIds],
        ...(value.note.trim() && { note: value.note.trim() }),
      },
      description: words.ofVisit(activityLabels[activity], names[baseId] ?? '', value.youthIds.length),
    }
  }
  return (
    <RecordDialog title={words.visit} make={make} onClose={onClose} onDone={draft.clear}>
      <Shown of={bases}>
        {() => (
          <Choice
            legend={words.where}
            name="base"
            words={places}
            value={baseId}
            onChange={chosen => draft.set({ baseId: chosen })}
          />
        )}
      </Shown>
      <Choice
        legend={words.what}
        name="activity"
        words={activityLabels}
        value={activity}
        onChange={chosen => draft.set({ activity: chosen })}
      />
      <WhenFields value={value.when} onChange={when => draft.set({ when })} />
      <details open={value.youthIds.length > 0}>
        <summary>{words.whoCame}</summary>
        <PickYouths
          legend={words.whoCame}
          youths={youths}
          chosen={value.youthIds}
          first={[]}
          onChange={chosen => draft.set({ youthIds: chosen })}
        />
      </details>
      <NoteField value={value.note} onChange={note => draft.set({ note })} />
    </RecordDialog>
  )
}
