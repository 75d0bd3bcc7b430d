import { signal } from '@preact/signals'
import type { Answer } from '../../../shared/contracts/client.ts'
import type { FieldError, ProblemCode } from '../../../shared/contracts/problem.ts'
import * as words from '../../../shared/labels/console/frame.ts'
import type { Api } from '../../catalogue.ts'
import { keep, readKept } from './store.ts'

type Words = Pick<Answer<Api['GET /v1/labels']>['body'], 'problems' | 'fieldCodes' | 'explanations'>

/** Long words, as the API has them; kept, for a device that is not connected. */
const known = signal<Partial<Words>>({})

/** Reads the words that this device keeps. */
export async function recallWords(): Promise<void> {
  known.value = (await readKept<Partial<Words>>('words')) ?? {}
}

/** Remembers the words that the API has. */
export function rememberWords({ problems, fieldCodes, explanations }: Words): void {
  known.value = { problems, fieldCodes, explanations }
  keep('words', known.value).catch(() => {})
}

/** The word of a problem, and of the first field at fault; of a file what the API says of it, which is Chinese. */
export function problemLabel(code: ProblemCode | undefined, [field]: readonly FieldError[] = []): string {
  if (field && /\p{Script=Han}/u.test(field.message)) return field.message
  const { problems, fieldCodes } = known.value
  const label = (code !== undefined && problems?.[code]) || words.notDone
  return code === 'invalid_request' && field && fieldCodes ? `${label}（${fieldCodes[field.code]}）` : label
}

/** What an indicator counts, in two sentences, and below them its clause of the notice. */
export const explanationOf = (indicator: keyof Words['explanations']): string =>
  known.value.explanations?.[indicator] ?? ''
