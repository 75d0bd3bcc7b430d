import type { Answer } from '../../../../../../shared/contracts/client.ts'
import { dimensionLabels, gradeLabels } from '../../../../../../shared/labels/assessment.ts'
import * as words from '../../../../../../shared/labels/console/policy.ts'
import { indicatorLabels } from '../../../../../../shared/labels/indicators.ts'
import { categoryShortLabels } from '../../../../../../shared/labels/roster.ts'
import type { Api } from '../../../../../catalogue.ts'
import type { Fields } from '../../../ui/form.tsx'

/** A version of the policy. */
export type Policy = Omit<Answer<Api['GET /v1/policy']>['body'], 'effectiveFrom'>

type Numbers = { [key: string]: number | Numbers }

/** A number that may be drafted: its path in the policy, and what it is called. */
type Named = readonly [path: string, label: string]

const ofCategories = (key: string): Named[] =>
  Object.entries(categoryShortLabels).map(([id, label]) => [`categories.${id}.${key}`, label])

const weightsOf = (policy: Policy): [string, Named[]][] =>
  Object.entries(dimensionLabels).map(([dimension, label]) => [
    words.weights(label),
    Object.keys(policy.weights[dimension as keyof typeof dimensionLabels]).map(id => [
      `weights.${dimension}.${id}`,
      indicatorLabels[id as keyof typeof indicatorLabels],
    ]),
  ])

/** The numbers that are drafted here, group by group. */
export const groupsOf = (policy: Policy): [legend: string, numbers: Named[]][] => [
  [words.grades, (['excellent', 'good', 'pass'] as const).map(id => [`grades.${id}`, gradeLabels[id]])],
  [words.dimensions, Object.entries(dimensionLabels).map(([id, label]) => [`dimensions.${id}`, label])],
  ...weightsOf(policy),
  [words.quotas, ofCategories('quota')],
  [words.halfDays, ofCategories('halfDaysPerWeek')],
  [words.themeDays, ofCategories('themeDaysPerYear')],
  [
    words.others,
    [
      ['maxCadresPerYouth', words.maxCadres],
      ['minRaters', words.minRaters],
    ],
  ],
]

/** A number of a policy. */
export const at = (policy: Policy, path: string) =>
  path.split('.').reduce<unknown>((value, key) => (value as Numbers)[key], policy) as number

/** The policy with other numbers. */
export function changed(policy: Policy, numbers: Fields): Policy {
  const draft = structuredClone(policy)
  for (const [path, value] of Object.entries(numbers)) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const holder = keys.reduce<Numbers>((inner, key) => inner[key] as Numbers, draft as unknown as Numbers)
    holder[last] = Number(value)
  }
  return draft
}

/** How two policies differ in these numbers, in words. */
export const differences = (before: Policy, after: Policy): string[] =>
  groupsOf(before).flatMap(([legend, numbers]) =>
    numbers.flatMap(([path, label]) => {
      const [was, is] = [at(before, path), at(after, path)]
      return was === is ? [] : [words.change(`${legend} ${label}`, was, is)]
    }),
  )
