import { readFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { basename, join } from 'node:path'
import { parseOptions, runCommand } from '../command-line.ts'
import { countyId, rootId } from '../demo/desk.ts'
import { checkMonth, monthToTell } from '../demo/options.ts'
import { baseUrlOf, openLocalClient, stackNow, urlOption, usualUrl } from '../local-stack.ts'

const commandLine = {
  usage: 'npm run -s papers -- [FILE.xlsx …] [--url BASE-URL] [--org ID] [--month YYYY-MM] [--out DIR]',
  help: `Prints sheets by LibreOffice, a picture a page, and says what is cut, overlaid, missing or too small.
Without a FILE it takes every paper of an org's month from the running stack, as the demo leaves it.

  --url    the local stack, by default ${usualUrl}
  --org    whose papers, by default ${countyId}
  --month  by default the last that is over
  --out    where sheets and pictures go`,
  options: {
    url: urlOption,
    org: { type: 'string', default: countyId },
    month: { type: 'string' },
    out: { type: 'string', default: join(tmpdir(), `baixin-papers-${userInfo().username}`) },
  },
  words: ['[FILE.xlsx…]'],
} as const

/** `npm run papers`: 1 if anything is wrong with any sheet. */
async function main(args: string[]): Promise<number> {
  const { values, words, refuse } = parseOptions(args, commandLine)
  const { org: orgId, out } = values
  const url = baseUrlOf(values.url, refuse)
  checkMonth(values.month, refuse)
  const gathered = async () => {
    const month = monthToTell(values.month, await stackNow(url))
    const client = await openLocalClient(url, { sub: 'papers', role: 'assessor', org: rootId })
    const { gather } = await import('./gather.ts')
    return gather(client, { orgId, month }, out)
  }
  const [{ printedSheets }, { lookAt }, { render }] = await Promise.all([
    import('../../../shared/spreadsheet/testing/pages.ts'),
    import('./look.ts'),
    import('./render.ts'),
  ])
  const files = words.length > 0 ? words : await gathered()
  let wrong = 0
  for (const file of files) {
    const pages = await render(file, out)
    console.log(`${basename(file)}: ${pages.length} pages`)
    for (const { name, columns, pages: count, smallest, faults } of lookAt(
      printedSheets(await readFile(file)),
      pages,
    )) {
      console.log(`  ${name}: ${columns} columns, ${count} pages, letters of ${smallest.toFixed(1)} points`)
      for (const fault of faults) console.log(`    ${fault}`)
      wrong += faults.length
    }
  }
  console.log(`${wrong === 0 ? 'nothing is' : `${wrong} things are`} wrong; pictures in ${out}`)
  return wrong === 0 ? 0 : 1
}

await runCommand(() => main(process.argv.slice(2)))
