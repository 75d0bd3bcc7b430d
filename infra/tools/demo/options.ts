import { addMonths, lastDate, localDate, monthOf } from '../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import { parseOptions as parse, UsageError } from '../command-line.ts'
import { urlOption, usualUrl } from '../local-stack.ts'

/** What `npm run demo --` takes. */
export interface Options {
  url: string
  seed: number
  /** Undefined: the last full month before the stack's clock. */
  month: string | undefined
}

const usage = 'npm run demo -- [--url BASE-URL] [--seed N] [--month YYYY-MM]'
const commandLine = {
  usage,
  help: `把一个县三个月的演示数据经 HTTP API 装入正在运行的系统，并打印评估表。人物事迹均为虚构，可重复运行。

  --url    本机系统的网址，默认 ${usualUrl}
  --seed   随机种子，默认 1；种子不同，人物事迹不同
  --month  评估月份，默认为系统时间的上一个月`,
  options: {
    url: urlOption,
    seed: { type: 'string', default: '1' },
    month: { type: 'string' },
  },
} as const

/** Reads the command line. */
export function parseOptions(args: string[]): Options {
  const { url, seed, month } = parse(args, commandLine).values
  const refuse = (why: string) => new UsageError(`${why}。用法：${usage}`)
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw refuse(`--url ${url}：不是网址`)
  if (!/^\d{1,9}$/.test(seed)) throw refuse(`--seed ${seed}：应为不超过九位的整数`)
  checkMonth(month, refuse)
  return { url: new URL(url).origin, seed: Number(seed), month }
}

/** @throws UsageError for what is no month of this century. */
export function checkMonth(month: string | undefined, refuse: (why: string) => Error): void {
  if (month !== undefined && !/^20\d\d-(0[1-9]|1[0-2])$/.test(month))
    throw refuse(`--month ${month}：应形如 2026-10`)
}

/** The month to tell of: the one asked for if it is over, else the last that is, by the stack's clock. */
export function monthToTell(asked: string | undefined, now: string): string {
  const today = localDate(now, ledgerZone)
  if (asked !== undefined && lastDate(asked) >= today)
    throw new UsageError(`--month ${asked}：该月尚未结束（系统时间为 ${today}）`)
  return asked ?? addMonths(monthOf(today), -1)
}
