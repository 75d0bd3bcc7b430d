import { demandCategories } from '../../events/demand.ts'
import { voiceCallBacks } from '../../shared/labels/voice.ts'
import type { WrongField } from './page.ts'

/** Largest body of the form: three texts of 1,000 characters of the longest encoding, and some. */
export const mostFormBytes = 40_000

/** Longest free text, in characters. */
const mostCharacters = 1000

/** What a youth sent. `solved` and `met` are by the place on the page. */
export interface VoiceForm {
  readonly nonce: string
  readonly score?: number
  readonly comment?: string
  readonly demand?: { readonly category: (typeof demandCategories)[number]; readonly text: string }
  /** What is wrong with the system itself. */
  readonly complaint?: string
  readonly solved: ReadonlyMap<number, boolean>
  readonly met: ReadonlyMap<number, keyof typeof voiceCallBacks>
}

const single = new Set(['nonce', 'score', 'comment', 'demandCategory', 'demandText', 'complaint'])
const placed = /^(solved|met)(\d)$/

/** Text as it is kept: line ends as one character, no control characters; undefined where nothing is said. */
function cleaned(text: string | null): string | undefined {
  const clean = (text ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim()
  return clean === '' ? undefined : clean
}

const isTooLong = (text: string | undefined) => text !== undefined && [...text].length > mostCharacters

/** Reads the form (application/x-www-form-urlencoded). What is wrong is told by field, and then nothing counts. */
export function readVoiceForm(body: Buffer): { form: VoiceForm } | { wrong: WrongField[] } {
  if (body.length > mostFormBytes) return { wrong: ['form'] }
  const raw = body.toString('latin1')
  // A browser encodes whatever is not ASCII (WHATWG URL, application/x-www-form-urlencoded).
  if (/[\u0080-\u00FF]/.test(raw)) return { wrong: ['form'] }
  const fields = new URLSearchParams(raw)
  const names = [...fields.keys()]
  const known = names.every(name => single.has(name) || placed.test(name))
  const text = [...fields.values()].join('')
  if (!known || new Set(names).size !== names.length || text.includes('\uFFFD') || !text.isWellFormed())
    return { wrong: ['form'] }

  const wrong = new Set<WrongField>()
  const nonce = fields.get('nonce') ?? ''
  if (!/^[\w-]{16,43}$/.test(nonce)) wrong.add('form')
  const given = fields.get('score')
  if (given !== null && !/^[1-5]$/.test(given)) wrong.add('score')
  const comment = cleaned(fields.get('comment'))
  if (isTooLong(comment)) wrong.add('comment')
  const category = fields.get('demandCategory') ?? ''
  const demandText = cleaned(fields.get('demandText'))
  const isCategory = (demandCategories as readonly string[]).includes(category)
  if (category !== '' && !isCategory) wrong.add('demandCategory')
  if (category === '' && demandText !== undefined) wrong.add('demandCategory')
  if (isTooLong(demandText) || (isCategory && demandText === undefined)) wrong.add('demandText')

  const complaint = cleaned(fields.get('complaint'))
  if (isTooLong(complaint)) wrong.add('complaint')

  const solved = new Map<number, boolean>()
  const met = new Map<number, keyof typeof voiceCallBacks>()
  for (const [name, value] of fields) {
    const [, kind, place] = placed.exec(name) ?? []
    if (kind === 'solved') {
      if (value !== 'yes' && value !== 'no') wrong.add('solved')
      solved.set(Number(place), value === 'yes')
    }
    if (kind === 'met') {
      if (!Object.hasOwn(voiceCallBacks, value)) wrong.add('met')
      met.set(Number(place), value as keyof typeof voiceCallBacks)
    }
  }
  if (wrong.size > 0) return { wrong: [...wrong] }
  return {
    form: {
      nonce,
      ...(given !== null && { score: Number(given) }),
      ...(comment !== undefined && { comment }),
      ...(complaint !== undefined && { complaint }),
      ...(isCategory &&
        demandText !== undefined && {
          demand: { category: category as NonNullable<VoiceForm['demand']>['category'], text: demandText },
        }),
      solved,
      met,
    },
  }
}

/** Whether the form says anything at all. */
export const saysNothing = ({ score, comment, demand, complaint, solved, met }: VoiceForm): boolean =>
  [score, comment, demand, complaint].every(said => said === undefined) && solved.size + met.size === 0
