import type { Cadre, Link } from '../../../events/index.ts'
import type { Person } from './people.ts'

/** A link of one cadre to one youth. */
export type Held = Link & { youthId: string }

/** A cadre with all that the demo knows of it. */
export interface Worker {
  person: Person
  /** What is put into the roster, one after the other: more than one where attributes change on a date. */
  entries: readonly (Cadre & { effectiveFrom: string })[]
  links: readonly Held[]
}

/** Dates on which lives change, from the assessed month. */
export interface Turns {
  transferOn: string
  comesOn: string
  goesOn: string
}
