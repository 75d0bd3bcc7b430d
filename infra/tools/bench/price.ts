/** US dollars per million units on demand, us-east-1, as AWS's price list has it (2026-11). */
export const price = { write: 0.625, read: 0.125 } as const
