import { signal } from '@preact/signals'
import type { Youth } from './data.ts'
import { type ContactPreset, RecordContact } from './record-contact.tsx'
import { RecordDemand } from './record-demand.tsx'
import { RecordVisit, type VisitPreset } from './record-visit.tsx'

/** Which dialog is open, and with what it was begun. */
type Open =
  | { readonly kind: 'contact'; readonly preset: ContactPreset }
  | { readonly kind: 'visit'; readonly preset: VisitPreset }
  | { readonly kind: 'demand' }

const opened = signal<Open | undefined>(undefined)

const close = () => {
  opened.value = undefined
}

/** A button that opens a dialog; `about` whom it is, to who does not see where it stands. */
export const RecordButton = ({
  label,
  of,
  main = false,
  about,
}: {
  readonly label: string
  readonly of: Open
  readonly main?: boolean
  readonly about?: string
}) => (
  <button
    type="button"
    class={main ? 'main' : undefined}
    aria-label={about && `${label} ${about}`}
    onClick={() => {
      opened.value = of
    }}
  >
    {label}
  </button>
)

/** The dialog that is open, if one is. */
export function Recorder({ youths }: { readonly youths: readonly Youth[] }) {
  const { value } = opened
  switch (value?.kind) {
    case 'contact':
      return <RecordContact youths={youths} preset={value.preset} onClose={close} />
    case 'visit':
      return <RecordVisit youths={youths} preset={value.preset} onClose={close} />
    case 'demand':
      return <RecordDemand youths={youths} onClose={close} />
    default:
      return null
  }
}
