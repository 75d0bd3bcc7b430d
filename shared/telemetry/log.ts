import { describe } from './describe.ts'
import { currentTrace, type LogFields, tracedFields } from './trace.ts'

function line(message: string, ...fields: readonly LogFields[]): LogFields {
  const { correlationId } = currentTrace() ?? {}
  const known = correlationId !== undefined && { correlationId }
  return Object.assign({ message }, known, tracedFields(), ...fields)
}

/**
 * The one way to log: a line says what the work under way is for. Lambda's JSON log format adds time, level and
 * request id. `@aws-lambda-powertools/logger` would add 23 kB to bundles of which two are within 10 kB of their budget.
 */
export const log = {
  info: (message: string, fields: LogFields = {}) => console.info(line(message, fields)),
  warn: (message: string, fields: LogFields = {}) => console.warn(line(message, fields)),
  error: (message: string, error: unknown, fields: LogFields = {}) =>
    console.error(line(message, fields, describe(error))),
}
