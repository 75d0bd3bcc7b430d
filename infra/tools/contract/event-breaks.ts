import type { AsyncApi } from '../../../shared/contracts/asyncapi/document.ts'
import { mayBreak } from './breaks.ts'
import { type Schema, unaccepted } from './schema-breaks.ts'

/** An AsyncAPI document as it is committed: what a comparison looks at. */
export type EventDocument = Pick<AsyncApi, 'info' | 'components'>

/**
 * Says what a consumer of the `before` document could no longer rely on: a field gone or of another type within a
 * version, or a version that is not published any more, unless the document's own version says so. What only grows
 * breaks nobody: new events, versions, fields and codes.
 */
export function eventBreaks(before: EventDocument, after: EventDocument): string[] {
  const names = (document: EventDocument) => document.components.schemas as Readonly<Record<string, Schema>>
  return Object.entries(before.components.messages).flatMap(([name, was]) => {
    const is = after.components.messages[name]
    if (!is) return mayBreak(before.info.version, after.info.version) ? [] : [`${name}: gone`]
    return unaccepted({
      from: { $ref: is.payload.$ref },
      fromNames: names(after),
      to: { $ref: was.payload.$ref },
      toNames: names(before),
      direction: 'response',
    }).map(reason => `${name}${reason}`)
  })
}
