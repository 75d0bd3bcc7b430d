import * as words from '../../../../../shared/labels/console/cadre/record.ts'
import { channelLabels, purposeLabels } from '../../../../../shared/labels/events.ts'
import { useDraft } from '../../draft.ts'
import { Choice } from '../../ui/choice.tsx'
import { ownId, type Youth } from './data.ts'
import { type Made, NoteField, RecordDialog } from './form.tsx'
import { PickYouths } from './pick.tsx'
import { instantMeant, thisMoment, WhenFields } from './when.tsx'

type Channel = keyof typeof channelLabels
type Purpose = keyof typeof purposeLabels

/** What a contact is begun with. */
export interface ContactPreset {
  readonly youthIds?: readonly string[]
  /** Those to show first. */
  readonly first?: readonly string[]
  readonly channel?: Channel
}

interface Usual {
  readonly channel: Channel
  readonly purpose: Purpose
}

/** 记联系: who, and how; what is usual is chosen already, so that it takes three taps. */
export function RecordContact({
  youths,
  preset,
  onClose,
}: {
  readonly youths: readonly Youth[]
  readonly preset: ContactPreset
  readonly onClose: () => void
}) {
  const usual = useDraft<Usual>('usual-contact', { channel: 'wechat', purpose: 'greeting' })
  const draft = useDraft(['contact', ...(preset.youthIds ?? [])].join(':'), {
    youthIds: [] as readonly string[],
    channel: '' as Channel | '',
    purpose: '' as Purpose | '',
    note: '',
    when: thisMoment,
  })
  const { value } = draft
  const youthIds = value.youthIds.length > 0 ? value.youthIds : (preset.youthIds ?? [])
  const channel = value.channel || preset.channel || usual.value.channel
  const purpose = value.purpose || usual.value.purpose
  const make = (): Made => {
    if (youthIds.length === 0) return words.choose
    if (purpose === 'mutualHelp' && youthIds.length < 2) return words.chooseTwo
    usual.set({ channel, purpose })
    return {
      event: {
        type: 'contact',
        id: crypto.randomUUID(),
        cadreId: ownId(),
        occurredAt: instantMeant(value.when),
        channel,
        purpose,
        youthIds: [...youthIds],
        ...(value.note.trim() && { note: value.note.trim() }),
      },
      description: words.ofContact(channelLabels[channel], purposeLabels[purpose], youthIds.length),
    }
  }
  return (
    <RecordDialog title={words.contact} make={make} onClose={onClose} onDone={draft.clear}>
      <PickYouths
        legend={words.who}
        youths={youths}
        chosen={youthIds}
        first={preset.youthIds ?? preset.first ?? []}
        onChange={chosen => draft.set({ youthIds: chosen })}
      />
      <Choice
        legend={words.how}
        name="channel"
        words={channelLabels}
        value={channel}
        onChange={chosen => draft.set({ channel: chosen })}
      />
      <Choice
        legend={words.purpose}
        name="purpose"
        words={purposeLabels}
        value={purpose}
        onChange={chosen => draft.set({ purpose: chosen })}
      />
      <WhenFields value={value.when} onChange={when => draft.set({ when })} />
      <NoteField value={value.note} onChange={note => draft.set({ note })} />
    </RecordDialog>
  )
}
