import * as z from 'zod'
import { parseOptions, readJson, runCommand, UsageError, wholeOption } from '../command-line.ts'
import { painting, tableLines } from '../terminal/table.ts'
import { type CostLine, costOf, sumOf } from './cost.ts'
import { assumed, measured } from './measured.ts'
import { chinaWriteUnitsPerMillion, type Prices, priceSource, usEast1 } from './prices.ts'

const usage = 'npm run cost -- [--cadres N] [--events N] [--bursts SHARE] [--pages N] [--history MONTHS]'
const commandLine = {
  usage,
  help: `Says what a month costs, part by part, from measured capacity and public prices, with all that is assumed.

  --cadres N        how many cadres (1000)
  --events N        events a cadre and month (120: four a day)
  --bursts SHARE    share of events that come a hundred at once, 0 to 1 (0)
  --pages N         pages read a cadre and month (60)
  --history MONTHS  months kept so far (12)
  --prices FILE     JSON with other prices, any of them, such as a China region's: ${Object.keys(usEast1).join(', ')}
  --json            the lines as JSON`,
  options: {
    cadres: { type: 'string', default: '1000' },
    events: { type: 'string', default: '120' },
    bursts: { type: 'string', default: '0' },
    pages: { type: 'string', default: '60' },
    history: { type: 'string', default: '12' },
    prices: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
} as const

const pricesSchema = z.strictObject({
  ...Object.fromEntries(Object.keys(usEast1).map(name => [name, z.number().min(0).optional()])),
  currency: z.string().optional(),
})

function pricesOf(file: string | undefined): Prices {
  if (file === undefined) return usEast1
  const other = pricesSchema.safeParse(readJson(file))
  if (!other.success) throw new UsageError(`${file}: ${z.prettifyError(other.error).split('\n')[0]}`)
  return { ...usEast1, ...other.data } as Prices
}

function numberOf(name: string, text: string, most: number): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= most))
    throw new UsageError(`--${name} takes a number from 0 to ${most}, not ${text}. usage: ${usage}`)
  return value
}

const amount = (value: number, digits = 2) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })

const printTable = (rows: readonly string[][]) =>
  console.log(`${tableLines(rows, painting(process.stdout.isTTY, process.env)).join('\n')}\n`)

function print(lines: readonly CostLine[], { currency }: Prices, cadres: number): void {
  printTable([
    ['part', 'what', 'quantity', 'unit', `price (${currency})`, currency],
    ...lines.map(({ part, what, quantity, unit, price, sum }) => [
      part,
      what,
      quantity.toLocaleString('en', { maximumSignificantDigits: 4 }),
      unit,
      price.toLocaleString('en', { maximumSignificantDigits: 6 }),
      amount(sum),
    ]),
  ])
  const all = sumOf(lines)
  const parts = [...Map.groupBy(lines, ({ part }) => part)].map(
    ([part, some]) => [part, sumOf(some)] as const,
  )
  printTable([
    ['part', currency, 'share'],
    ...[...parts, ['all', all] as const].map(([part, sum]) => [
      part,
      amount(sum),
      `${amount((100 * sum) / all, 0)}%`,
    ]),
  ])
  console.log(`${amount(all / Math.max(1, cadres), 4)} ${currency} a cadre`)
}

await runCommand(async () => {
  const { values } = parseOptions(process.argv.slice(2), commandLine)
  const asked = {
    cadres: wholeOption('cadres', values.cadres, { least: 1, most: 10_000_000, usage }),
    events: numberOf('events', values.events, 10_000),
    bursts: numberOf('bursts', values.bursts, 1),
    pages: numberOf('pages', values.pages, 100_000),
    history: numberOf('history', values.history, 1200),
  }
  const prices = pricesOf(values.prices)
  const lines = costOf(asked, measured, assumed, prices)
  if (values.json) return void console.log(JSON.stringify(lines, null, 2))
  print(lines, prices, asked.cadres)
  console.log(`\nPrices: ${values.prices ?? priceSource}.`)
  const writes = lines.find(({ what }) => what === 'write units')?.quantity ?? 0
  if (values.prices === undefined)
    console.log(
      `China regions: of public prices only that of write units was found, ¥${chinaWriteUnitsPerMillion} a million (amazonaws.cn, no date): ¥${amount(writes * chinaWriteUnitsPerMillion)} for the writes above. The others are not guessed; give them by --prices.`,
    )
  console.log(`Measured (npm run bench -- capacity runs): ${JSON.stringify(measured)}.`)
  console.log(`Asked for: ${JSON.stringify(asked)}.`)
  console.log(`Assumed: ${JSON.stringify(assumed)}.`)
  console.log('Left out: data sent to the internet, support, taxes, WAF, a domain, the issuer of tokens.')
})
