import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

interface CalendarTable {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

/** The calendar library's table with its dates alone: the names of the holidays, which nobody reads, weigh 30 kB. */
export const datesAlone: Plugin = {
  name: 'dates-alone',
  setup({ onLoad }) {
    onLoad({ filter: /chinese-days\.json$/ }, async ({ path }) => {
      const { holidays, workdays }: CalendarTable = JSON.parse(await readFile(path, 'utf8'))
      const dates = (table: object) => Object.fromEntries(Object.keys(table).map(date => [date, 0]))
      const contents = JSON.stringify({ holidays: dates(holidays), workdays: dates(workdays) })
      return { contents, loader: 'json' }
    })
  },
}
