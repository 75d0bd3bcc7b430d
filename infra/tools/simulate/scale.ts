/** Most stories that the tests tell of a tier: all, or as many as `STORIES` says; few do not come to every branch. */
export const storiesOf = (all: number): number => Math.min(all, Number(process.env.STORIES ?? all))

/** Milliseconds that a campaign may take on a machine that does other things, too. */
export const patience = 600_000
