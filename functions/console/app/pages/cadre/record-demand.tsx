import * as words from '../../../../../shared/labels/console/cadre/record.ts'
import { demandCategoryLabels } from '../../../../../shared/labels/events.ts'
import { useDraft } from '../../draft.ts'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { ownId, type Youth } from './data.ts'
import { type Made, RecordDialog } from './form.tsx'
import { PickYouths } from './pick.tsx'
import { instantMeant, thisMoment, WhenFields } from './when.tsx'

type Category = keyof typeof demandCategoryLabels

/** 记诉求: whose, and what. */
export function RecordDemand({
  youths,
  onClose,
}: {
  readonly youths: readonly Youth[]
  readonly onClose: () => void
}) {
  const draft = useDraft('demand', {
    youthIds: [] as readonly string[],
    category: 'difficulty' as Category,
    text: '',
    when: thisMoment,
  })
  const { value } = draft
  const make = (): Made => {
    const [youthId] = value.youthIds
    if (youthId === undefined) return words.choose
    if (value.text.trim() === '') return words.writeText
    return {
      event: {
        type: 'demand',
        id: crypto.randomUUID(),
        cadreId: ownId(),
        occurredAt: instantMeant(value.when),
        youthId,
        category: value.category,
        text: value.text.trim(),
      },
      description: words.ofDemand(demandCategoryLabels[value.category]),
    }
  }
  return (
    <RecordDialog title={words.demand} make={make} onClose={onClose} onDone={draft.clear}>
      <PickYouths
        legend={words.whose}
        youths={youths}
        chosen={value.youthIds}
        first={[]}
        isSingle
        onChange={youthIds => draft.set({ youthIds })}
      />
      <Choice
        legend={words.category}
        name="category"
        words={demandCategoryLabels}
        value={value.category}
        onChange={category => draft.set({ category })}
      />
      <Field
        label={words.text}
        rows={4}
        maxLength={1000}
        value={value.text}
        onText={text => draft.set({ text })}
      />
      <WhenFields value={value.when} onChange={when => draft.set({ when })} />
    </RecordDialog>
  )
}
