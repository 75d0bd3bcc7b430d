import type { ComponentType } from 'preact'
import type { Me } from '../session.ts'

/** A page of the console. */
export interface Page {
  /** What follows `#/`. */
  readonly path: string
  readonly title: string
  /** Whether it is for the one who is logged in. */
  readonly isFor: (me: Me) => boolean
  /** The page itself; what follows its path comes as `rest`. */
  readonly View: ComponentType<{ readonly rest: readonly string[] }>
}

/** Whether somebody may call an operation of the API. */
export const may = ({ may }: Me, operation: string): boolean =>
  may.some(allowed => allowed.operation === operation)
