/** How a message came, and how long there is for it. */
export interface Turn {
  /** How often it was handed out, this time included. */
  readonly receives: number
  /** Instant in milliseconds after which nothing more should be begun. */
  readonly until: number
}

/** Times a message may come back before its work is suspected of bringing the function down. */
export const suspectAfter = 3
