/** What keeps a stack from starting and whoever starts it can mend; the message says how in one line. */
export class CannotStart extends Error {}
