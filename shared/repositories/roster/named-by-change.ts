/** What a change of the roster names. */
export interface NamedByChange {
  readonly cadreId?: string
  /** With those above them. */
  readonly orgIds?: readonly (string | undefined)[]
  /** With those who use them. */
  readonly baseIds?: readonly string[]
  /** With the claims on it. */
  readonly youthId?: string
}
