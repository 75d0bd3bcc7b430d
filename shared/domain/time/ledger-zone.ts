/**
 * The time zone of the ledger's months. It is a constant and not the policy's to change: an event lies for good in the
 * partition of its month, so another zone would look for it in another partition. `PUT /v1/policy` refuses any other.
 */
export const ledgerZone = 'Asia/Shanghai'

/** The ledger's first month: an earlier one is a slip of the finger, and holds nothing. */
export const firstMonth = '1970-01'
