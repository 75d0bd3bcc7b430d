/** Why a whole file cannot be read; one bad row never is a reason. */
export type UnreadableCode =
  | 'empty'
  | 'too_large'
  | 'not_a_spreadsheet'
  | 'old_or_encrypted'
  | 'damaged'
  | 'unknown_encoding'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'cell_too_long'
  | 'no_header'

/** A file that cannot be read as a whole; `message` is Chinese and meant for the person who sent it. */
export class Unreadable extends Error {
  readonly code: UnreadableCode

  constructor(code: UnreadableCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Unreadable'
    this.code = code
  }
}
