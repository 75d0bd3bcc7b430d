import type { BaseKindDue } from '../policy/policy.ts'
import { toDate } from '../time/calendar.ts'
import { type Case, isAssigned, someVisit } from './context.ts'
import { type Measure, type Measured, notApplicable, share } from './measure.ts'

/** 40: links that count, of Q (notice, goal: not fewer than 100, or 10). */
export const quota: Measure<'quota'> = {
  id: 'quota',
  measure: ({ counted, overlapping, quota }) =>
    share(counted.length, quota, short => ({ short, overlapping: [...overlapping] })),
}

/** 15: counted links through branches, of Qb (notice, task 1: 村社区 50). */
export const branchYouth: Measure<'branchYouth'> = {
  id: 'branchYouth',
  measure: of => through(of, 'branch', of.rule.branchYouth),
}

/** 15: counted links through associations, of Qa (notice, task 1: 社会组织 50). */
export const associationYouth: Measure<'associationYouth'> = {
  id: 'associationYouth',
  measure: of => through(of, 'association', of.rule.associationYouth),
}

function through(of: Case, kind: BaseKindDue, due: number): Measured<{ short: number }> {
  if (due === 0) return notApplicable
  let links = 0
  for (const link of of.counted) if (of.kindOf(link.baseId) === kind) links++
  return share(links, due, short => ({ short }))
}

/** 10: different fields among counted links, of F* (notice, goal: 不同领域). */
export const fields: Measure<'fields'> = {
  id: 'fields',
  measure: ({ counted, rule }) => {
    const present = new Set(counted.map(link => link.field))
    return share(present.size, rule.fields, short => ({ short, present: [...present].sort() }))
  },
}

/** 10: an account under the real name (notice, requirements: 实名注册). Compared by code point, nothing trimmed. */
export const realName: Measure<'realName'> = {
  id: 'realName',
  measure: ({ attributes: { accounts, name }, org, policy: { realName: rule } }) => {
    const full = rule.leadingOrgans.includes(org.kind)
    const exact = `${rule.prefix}${org.region}${rule.suffix}${name}`
    const shown = accounts.some(({ displayName }) =>
      full ? displayName === exact : displayName.includes(name),
    )
    return share(shown ? 1 : 0, 1, () => ({
      accounts: accounts.length,
      form: full ? 'full' : 'contains',
    }))
  },
}

/** 10: base kinds due of which an assigned base was visited within the window (notice, task 1: 报到). */
export const reported: Measure<'reported'> = {
  id: 'reported',
  measure: of => {
    const due = of.rule.baseKinds
    const visited = new Set<BaseKindDue>()
    someVisit(of, of.windowFrom, of.day, (fact, day) => {
      const baseId = fact[3]
      if (baseId !== '' && isAssigned(of, baseId, day)) visited.add(of.kindOf(baseId))
      return visited.size === 2
    })
    const missing = due.filter(kind => !visited.has(kind))
    return share(due.length - missing.length, due.length, () => ({
      missing,
      since: toDate(of.windowFrom),
    }))
  },
}

/** 实现度, in the order in which it is shown. */
export const attainment = [quota, branchYouth, associationYouth, fields, realName, reported] as const
