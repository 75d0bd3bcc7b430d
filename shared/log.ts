/** Fields that may be logged beside a message: ids, counts and codes. Never a phone, a name or free text. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

/** An error without its message's data: AWS and zod messages may quote input. */
function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const at = error.stack?.split('\n').find(line => line.trimStart().startsWith('at '))
  return { error: error.name, at: at?.trim() }
}

/** The one way to log; Lambda's JSON log format adds time, level and request id. */
export const log = {
  info: (message: string, fields: LogFields = {}) => console.info({ message, ...fields }),
  warn: (message: string, fields: LogFields = {}) => console.warn({ message, ...fields }),
  error: (message: string, error: unknown, fields: LogFields = {}) =>
    console.error({ message, ...fields, ...describe(error) }),
}
