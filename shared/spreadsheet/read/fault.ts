/** Stands for the value of a formula that was stored without one; no file can hold these characters. */
export const uncomputed = '\0='

/** Why a cell has no value although it isn't empty. */
export type CellFault = 'error' | 'uncomputed'

const errors =
  /^(#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|EXTERNAL!|GETTING_DATA)|(Err|错误)[:：]\d{3})$/i

/** What is wrong with a cell's text, such as `#N/A`; undefined for any other text. */
export function faultOf(text: string): CellFault | undefined {
  if (text === uncomputed) return 'uncomputed'
  return errors.test(text.trim()) ? 'error' : undefined
}
