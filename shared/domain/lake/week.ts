/** Sunday of the week, Monday to Sunday, of a day number; day 3 was a Sunday. */
export const sundayOf = (day: number): number => day + ((((3 - day) % 7) + 7) % 7)
