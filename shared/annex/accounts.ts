import type { Cadre } from '../../events/index.ts'
import { account } from '../../events/roster.ts'
import { platformLabels } from '../labels/roster.ts'
import { cleanLine } from './clean.ts'
import { readEach } from './each.ts'

type Account = Cadre['accounts'][number]

const platformOf = new Map<string, Account['platform']>([
  ...(Object.entries(platformLabels) as [Account['platform'], string][]).flatMap(([platform, word]) =>
    [word, platform].map(each => [each.toLowerCase(), platform] as const),
  ),
  ['新浪微博', 'weibo'],
  ['微信公众号', 'wechat'],
])

const entry = /^([^:：]{1,10})[:：](.+)$/s

/** An account as the column 账号 says it, such as 微信：共青团涟水县委王建国; undefined for anything else. */
function readAccount(text: string): Account | undefined {
  const [, word = '', name = ''] = entry.exec(text) ?? []
  const platform = platformOf.get(cleanLine(word).toLowerCase())
  const read = account.safeParse({ platform, displayName: name.trim() })
  return read.success ? read.data : undefined
}

/** The accounts in a cell, separated by semicolons or line breaks, and the first text that is none. */
export function readAccounts(text: string): { accounts: Account[]; wrong?: string } {
  const { read: accounts, ...wrong } = readEach(text, readAccount)
  return { accounts, ...wrong }
}

/** What {@link readAccounts} reads back. */
export const accountWords = (accounts: readonly Account[]): string =>
  accounts.map(({ platform, displayName }) => `${platformLabels[platform]}：${displayName}`).join('；')
