/**
 * The time zone of the ledger's months. It is a constant and not the policy's to change: an event lies for good in the
 * partition of its month, so another zone would look for it in another partition. `PUT /v1/policy` refuses any other.
 */
export const ledgerZone = 'Asia/Shanghai'
