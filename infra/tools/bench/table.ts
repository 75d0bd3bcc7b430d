import { tableLines } from '../terminal/table.ts'
import type { Finding } from './row.ts'

const headings = ['what', 'budget', 'measured', '', 'compared with']

const cellsOf = ({ what, budget, measured, ok, against }: Finding) => [
  what,
  budget,
  measured,
  ok === undefined ? '' : ok ? 'ok' : 'OVER',
  against,
]

/** The findings as an aligned table. */
export const table = (findings: readonly Finding[]): string =>
  tableLines([headings, ...findings.map(cellsOf)], text => text).join('\n')
