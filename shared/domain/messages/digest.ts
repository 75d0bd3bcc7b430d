import { type Digest, mostListed, type Praise } from '../../../events/reminder.ts'
import type { Attention } from '../attention.ts'
import { idOf } from './ids.ts'

/** What is told of one cadre in a digest. */
export interface DigestLine {
  readonly cadreId: string
  readonly praise: readonly Praise[]
  readonly help: readonly Attention['why'][]
}

/** A digest so far, while cadres are gone through page by page. */
export type DigestSums = Pick<Digest, 'cadres' | 'praised' | 'praise' | 'needHelp' | 'help'>

/** A digest of nobody. */
export const emptyDigest: DigestSums = { cadres: 0, praised: 0, praise: [], needHelp: 0, help: [] }

/** The digest with some more cadres, who come behind those before. */
export function addToDigest(sums: DigestSums, lines: readonly DigestLine[]): DigestSums {
  const praised = lines.filter(({ praise }) => praise.length > 0)
  const helped = lines.filter(({ help }) => help.length > 0)
  return {
    cadres: sums.cadres + lines.length,
    praised: sums.praised + praised.length,
    praise: [...sums.praise, ...praised.map(({ cadreId, praise }) => ({ cadreId, why: [...praise] }))].slice(
      0,
      mostListed,
    ),
    needHelp: sums.needHelp + helped.length,
    help: [...sums.help, ...helped.map(({ cadreId, help }) => ({ cadreId, why: [...help] }))].slice(
      0,
      mostListed,
    ),
  }
}

/** Id of an org's digest of a week: one, whenever it is made. */
export const digestId = (orgId: string, week: string): string => idOf('digest', orgId, week)
