import { monthBeside, today } from '../../clock.ts'
import { me } from '../../session.ts'

/** A month of an org. */
export interface OrgMonth {
  readonly orgId: string
  readonly month: string
}

/** The org for which the caller answers. */
export const ownOrg = (): string => me.value?.org?.orgId ?? ''

/** The month that is over and may be closed, or the one asked for. */
export const monthAsked = (asked: string | undefined): string => asked || monthBeside(today().slice(0, 7), -1)
