import type { Column } from './table.ts'

/** A column of text. */
export const text = (header: string, width: number, align?: 'center'): Column => ({
  header,
  width,
  type: 'text',
  ...(align && { align }),
})

/** A column of scores. */
export const score = (header: string, width = 9): Column => ({
  header,
  width,
  type: 'number',
  format: '0.0',
  align: 'center',
})

/** A column of whole numbers. */
export const count = (header: string, width = 9): Column => ({
  header,
  width,
  type: 'number',
  format: '0',
  align: 'center',
})

/** A column of dates. */
export const date = (header: string, width = 12): Column => ({ header, width, type: 'date' })
