/**
 * Most stories that the tests tell of a tier: all of them, or as many as `STORIES` says, for a trial on a busy machine.
 * Few stories do not come to every branch.
 */
export const storiesOf = (all: number): number => Math.min(all, Number(process.env.STORIES ?? all))

/** Milliseconds that a campaign may take on a machine that does other things, too. */
export const patience = 600_000
