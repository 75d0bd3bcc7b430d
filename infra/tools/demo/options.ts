import { parseArgs } from 'node:util'
import { addMonths, lastDate, localDate, monthOf } from '../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import { Stopped } from './client.ts'

/** What `npm run demo --` takes. */
export interface Options {
  url: string
  seed: number
  /** Undefined: the last full month before the stack's clock. */
  month: string | undefined
}

/** The command line can't be understood; the message says why in one line. */
export class UsageError extends Stopped {}

const usage = '用法：npm run demo -- [--url http://127.0.0.1:3100] [--seed N] [--month YYYY-MM]'

/** Reads the command line. */
export function parseOptions(args: string[]): Options {
  const { url, seed, month } = parse(args)
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new UsageError(`--url ${url}：不是网址。${usage}`)
  if (!/^\d{1,9}$/.test(seed)) throw new UsageError(`--seed ${seed}：应为不超过九位的整数。${usage}`)
  if (month !== undefined && !/^20\d\d-(0[1-9]|1[0-2])$/.test(month))
    throw new UsageError(`--month ${month}：应形如 2026-10。${usage}`)
  return { url: new URL(url).origin, seed: Number(seed), month }
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:3100' },
        seed: { type: 'string', default: '1' },
        month: { type: 'string' },
      },
    })
    return values
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}。${usage}`)
  }
}

/** The month to tell of: the one asked for if it is over, else the last that is, by the stack's clock. */
export function monthToTell(asked: string | undefined, now: string): string {
  const today = localDate(now, ledgerZone)
  if (asked !== undefined && lastDate(asked) >= today)
    throw new UsageError(`--month ${asked}：该月尚未结束（系统时间为 ${today}）`)
  return asked ?? addMonths(monthOf(today), -1)
}
