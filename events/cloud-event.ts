import type { EventCatalogue } from './published/version.ts'

/** An event as EventBridge hands it out, as far as the mapping looks at it. */
export interface BusEnvelope {
  readonly source: string
  readonly 'detail-type': string
  readonly time: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** A CloudEvent (CloudEvents 1.0.2), in its JSON format. */
export interface CloudEvent {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly dataschema: string
  readonly datacontenttype: 'application/json'
  readonly data: object
  /** Extension: of the request from which it follows. */
  readonly correlationid?: string
}

const versioned = /\.v(\d+)$/

/**
 * The CloudEvent of an event of the bus: `id` is what names it once for ever, so that `source` and `id` together are the
 * same however often it comes (clause "Required attributes"). `bus` is the name of the stack's bus.
 * @throws Error for a type that the catalogue does not have.
 */
export function toCloudEvent(catalogue: EventCatalogue, bus: string, envelope: BusEnvelope): CloudEvent {
  const detailType = envelope['detail-type']
  const version = Number(versioned.exec(detailType)?.[1] ?? 1)
  const type = detailType.replace(versioned, '')
  const event = Object.hasOwn(catalogue, type) ? catalogue[type] : undefined
  if (!event) throw new Error(`no event ${type}`)
  const { correlationId, ...data } = envelope.detail
  return {
    specversion: '1.0',
    id: event.identity.map(field => encodeURIComponent(String(data[field]))).join('/'),
    source: `urn:${envelope.source}:${bus}:${type}`,
    type: `${envelope.source}.${detailType}`,
    subject: String(data[event.subject]),
    time: envelope.time,
    dataschema: `urn:${envelope.source}:event:${type}:${version}`,
    datacontenttype: 'application/json',
    data,
    ...(typeof correlationId === 'string' && { correlationid: correlationId }),
  }
}
