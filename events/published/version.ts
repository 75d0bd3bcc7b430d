import type * as z from 'zod'

/** One version of what the bus says of an event. */
export interface EventVersion {
  /** From 1; a break makes the next one. */
  readonly version: number
  /** The detail; fields that are added later break nobody, so consumers pass over what they do not know. */
  readonly schema: z.ZodObject
  readonly example: object
}

/** A version that is published beside its successor, until nobody follows it. */
export interface OlderVersion extends EventVersion {
  /** This version's detail, made of that of the next one. */
  readonly from: (next: never) => object
}

/** An event of the bus: what it says now, and what it still says for those who have not moved on. */
export interface PublishedEvent extends EventVersion {
  /** What happened, in a line. */
  readonly summary: string
  /** What a consumer has to know besides. */
  readonly description: string
  /** Field of the detail that says what it is about: an entity's id. */
  readonly subject: string
  /** Fields that together name it, once for ever: whoever sees them again sees the same event. */
  readonly identity: readonly string[]
  /** The versions before, the newest first. */
  readonly older?: readonly OlderVersion[]
}

/** Every event of a bus, by type. */
export type EventCatalogue = Readonly<Record<string, PublishedEvent>>

/** What rules match on: the type alone for the first version, so that a rule goes on hearing what it was made for. */
export const detailType = (type: string, version: number): string =>
  version === 1 ? type : `${type}.v${version}`

/** A detail with the type that rules match on. */
export interface Entry {
  readonly detailType: string
  readonly detail: object
}

/** What goes out of one event: its detail in each published version; as it is where the catalogue does not know it. */
export function inEveryVersion(catalogue: EventCatalogue, type: string, detail: object): Entry[] {
  const event = Object.hasOwn(catalogue, type) ? catalogue[type] : undefined
  let next = detail
  const older = (event?.older ?? []).map(({ version, from }): Entry => {
    next = from(next as never)
    return { detailType: detailType(type, version), detail: next }
  })
  return [{ detailType: detailType(type, event?.version ?? 1), detail }, ...older]
}

/** Every version of every event that is published, the newest of an event first. */
export function versionsOf(catalogue: EventCatalogue) {
  return Object.entries(catalogue).flatMap(([type, event]) =>
    [event, ...(event.older ?? [])].map(({ version, schema, example }) => ({
      type,
      version,
      schema,
      example,
      event,
      detailType: detailType(type, version),
    })),
  )
}
