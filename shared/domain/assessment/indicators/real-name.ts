import { byMonthEnd } from '../../do-next/ahead.ts'
import { type Indicator, noEvents, share } from './indicator.ts'

/** Accounts the cadre has, none of which shows the real name; `form` is what the rule asks for. */
interface NoRealName {
  accounts: number
  form: 'full' | 'contains'
}

/** 10: an account under the real name (notice, requirements: 实名注册). Compared by code point, nothing trimmed. */
export const realName: Indicator<'realName', NoRealName, 'realName'> = {
  id: 'realName',
  restsOn: [],

  measure: ({ attributes: { accounts, name }, org, policy: { realName: rule } }) => {
    const full = rule.leadingOrgans.includes(org.kind)
    const exact = `${rule.prefix}${org.region}${rule.suffix}${name}`
    const hasRealName = accounts.some(({ displayName }) =>
      full ? displayName === exact : displayName.includes(name),
    )
    return share(hasRealName ? 1 : 0, 1, () => ({
      accounts: accounts.length,
      form: full ? 'full' : 'contains',
    }))
  },

  creditedBy: noEvents,

  advise: (ahead, { missing, reached }) => {
    if (missing === undefined) return []
    const { org, policy } = ahead.ctx
    const { prefix, suffix } = policy.realName
    const details = missing.form === 'full' ? { before: `${prefix}${org.region}${suffix}` } : {}
    const item = { kind: 'realName', deadline: byMonthEnd(ahead), details } as const
    return [{ item, lost: 1 / (reached?.den ?? 1) }]
  },
}
