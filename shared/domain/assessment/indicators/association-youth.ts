import { linkedThrough } from './linked-through.ts'

/** 15: counted links through associations, of Qa (notice, task 1: 社会组织 50). */
export const associationYouth = linkedThrough('association')
