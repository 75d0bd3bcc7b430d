import { isDeepStrictEqual } from 'node:util'
import { type CadreAttributes, type CadreProfile, inService, validOrFirst } from '../domain/roster/roster.ts'

const boundaries = ({ serviceFrom, serviceUntil, leaves = [], history }: CadreProfile): string[] => [
  serviceFrom,
  ...(serviceUntil === undefined ? [] : [serviceUntil]),
  ...leaves.flatMap(({ since, until }) => [since, until]),
  ...history.map(({ effectiveFrom }) => effectiveFrom),
]

const valid = (profile: CadreProfile, day: string) => validOrFirst(profile.history, day) as CadreAttributes

const onLeave = ({ leaves = [] }: CadreProfile, day: string) =>
  leaves.some(({ since, until }) => since <= day && day < until)

const content = ({ effectiveFrom: _, ...attributes }: CadreAttributes) => attributes

/** The spans of days for which a replacement of a cadre differs from what was known. */
export function changedSpans(before: CadreProfile, after: CadreProfile) {
  const days = [...new Set([...boundaries(before), ...boundaries(after)])].sort()
  return days
    .map(from => ({
      from,
      before: valid(before, from),
      after: valid(after, from),
      served: inService(before, from),
      serves: inService(after, from),
      wasOnLeave: onLeave(before, from),
      isOnLeave: onLeave(after, from),
    }))
    .filter(({ served, serves }) => served || serves)
    .filter(
      span =>
        span.served !== span.serves ||
        span.wasOnLeave !== span.isOnLeave ||
        !isDeepStrictEqual(content(span.before), content(span.after)),
    )
}
