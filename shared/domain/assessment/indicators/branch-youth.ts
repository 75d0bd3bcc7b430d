import { linkedThrough } from './linked-through.ts'

/** 15: counted links through branches, of Qb (notice, task 1: 村社区 50). */
export const branchYouth = linkedThrough('branch')
