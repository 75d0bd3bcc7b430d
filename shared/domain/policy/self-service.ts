import type { Policy } from './policy.ts'

/** What a cadre may keep of itself. */
const all = ['accounts', 'mobile', 'links'] as const

export type OwnField = (typeof all)[number]

/** What of itself a cadre keeps by the policy: all of it, or nothing. */
export const ownFields = ({ selfService }: Pick<Policy, 'selfService'>): readonly OwnField[] =>
  selfService ? all : []
