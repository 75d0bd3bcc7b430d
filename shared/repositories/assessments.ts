import type { Items } from '../aws/items/items.ts'
import { type Revisions, revisionsOn } from './revisions.ts'
import { type Rows, rowsOn } from './rows.ts'

/** Assessments of cadres: results, and the lines of tables that are made of them. */
export interface Assessments extends Revisions, Rows {}

/** Assessments stored in these items. */
export const assessmentsOn = (results: Items, views: Items): Assessments => ({
  ...revisionsOn(results),
  ...rowsOn(views),
})
