/** The org whose cadres record. */
export const officeOrg = 'load'

/** The id of the cadre `n`. */
export const cadreAt = (n: number): string => `c-${String(n).padStart(4, '0')}`

/** The youth to whom a cadre holds a link. */
export const youthOf = (cadreId: string): string => `y-${cadreId}`
