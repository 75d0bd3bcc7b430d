import type { Feature } from 'write-excel-file/universal'
import { pageFooter } from '../../labels/sheets.ts'
import { columnLetters } from '../letters.ts'

/** How a sheet is printed: always on A4, as wide as the paper, its first rows again on each page. */
export interface Printing {
  readonly name: string
  readonly headerRows: number
  readonly landscape: boolean
  /** What is printed: the rows, and the columns up to this one. */
  readonly rows: number
  readonly columns: number
}

const margins = 'left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"'
const escaped = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

function replaced(xml: string, pattern: RegExp, by: (found: string) => string): string {
  if (!pattern.test(xml)) throw new Error(`write-excel-file no longer writes ${pattern}`)
  return xml.replace(pattern, by)
}

function pageOf({ landscape }: Printing): string {
  const orientation = landscape ? 'landscape' : 'portrait'
  return [
    '<printOptions horizontalCentered="1"/>',
    `<pageMargins ${margins}/>`,
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>${escaped(`&C${pageFooter}`)}</oddFooter></headerFooter>`,
  ].join('')
}

/** Area and titles of a sheet, by the names that spreadsheets have for them. */
function namesOf({ name, headerRows, rows, columns }: Printing, index: number): string {
  const ranges = {
    Print_Area: `$A$1:$${columnLetters(columns - 1)}$${rows}`,
    Print_Titles: `$1:$${headerRows}`,
  }
  const sheet = `'${name.replaceAll("'", "''")}'`
  return Object.entries(ranges)
    .map(
      ([id, range]) =>
        `<definedName name="_xlnm.${id}" localSheetId="${index}">${escaped(`${sheet}!${range}`)}</definedName>`,
    )
    .join('')
}

/** Sets pages up, which write-excel-file 4.1.1 does not do by itself. */
export function printing(sheets: readonly Printing[]): Feature<Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const fitted = replaced(
              xml,
              /<worksheet[^>]*>/,
              found => `${found}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
            )
            const page = pageOf(sheets[sheetIndex] as Printing)
            return replaced(fitted, /<pageMargins[^>]*\/>(<pageSetup[^>]*\/>)?/, () => page)
          },
        },
        'xl/workbook.xml': {
          transform: xml =>
            replaced(
              xml,
              /<definedNames\/>/,
              () => `<definedNames>${sheets.map(namesOf).join('')}</definedNames>`,
            ),
        },
      },
    },
  }
}
