/** What was seen on the running stack, row by row as issue 7 lists it: the kind of each. */
export const rows = {
  gaveUp: 'a hop that gives up before its source forgets',
  noArm: 'a barrier without a failure arm',
  factsTooLarge: 'an item without a bound: the facts of a month',
  resultTooLarge: 'an item without a bound: a revision',
  merged: 'an id unique in a partition, used across partitions',
  today: 'history read through what holds today',
  wider: 'invalidation wider than what changed',
  narrower: 'invalidation narrower than what changed',
  workList: 'a work list made of what exists, not of what is due',
  unguardedDelete: 'a guarded put, an unguarded delete',
  otherWords: 'identity over representation',
  unhashed: 'inputs outside the hash',
  retryUnit: 'a retry unit larger than the failure unit',
  verify: 'a check that walks what exists',
  unrelated: 'a revision with no change, or whose causes are unrelated edits',
  missed: 'a schedule without catching up',
  platform: 'platform limits not in the template',
} as const

export type Row = keyof typeof rows
