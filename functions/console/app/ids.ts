/** A new id of an event (UUID, RFC 9562). */
export const newId = (): string => crypto.randomUUID()
