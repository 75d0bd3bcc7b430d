import type { Caller } from './caller.ts'

/** How a caller stands to what it looks at: `self` for the cadre whom it is about, in whatever role; else by its role. */
export type Stance = 'self' | 'committee' | 'analyst' | 'collector'

/** Who may not see what of what it reaches: every answer asks here, or is a view of `own/`, for `self` alone. */
const hidden = {
  /** A cadre's name. */
  name: ['analyst'],
  /** Its phone, post, category, accounts, bases, history. */
  profile: ['analyst', 'collector'],
  /** Which youths it is linked to, and what was done with them. */
  youths: ['analyst', 'collector'],
  /** What was said: demands, answers, notes, comments. */
  texts: ['analyst', 'collector'],
  /** Who changed the roster: an issuer may make a token's subject of a name or a phone. */
  changedBy: ['analyst'],
  /** That, when, by whom and under which id a youth rated, and every number that tells it: see `own/`. */
  ratings: ['self'],
  /** The fingerprint of a result's inputs: where ratings are few, one could find them by trying. */
  digest: ['self'],
} as const satisfies Record<string, readonly Stance[]>

export type Secret = keyof typeof hidden

/** How the caller stands to what is about a cadre, or to what is about nobody in particular. */
export function stanceTo(caller: Caller, cadreId?: string): Stance {
  if (cadreId !== undefined && caller.cadreId === cadreId) return 'self'
  if (caller.role === 'analyst' || caller.role === 'collector') return caller.role
  return caller.role === 'cadre' ? 'self' : 'committee'
}

/** Whether the caller may see something of a cadre, or of nobody in particular. */
export const maySee = (caller: Caller, secret: Secret, cadreId?: string): boolean =>
  !(hidden[secret] as readonly Stance[]).includes(stanceTo(caller, cadreId))
