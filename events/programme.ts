import * as z from 'zod'
import { eachOnce } from './field-code.ts'

/** Code of a programme (品牌项目) of the committee, as the policy lists them. */
export const programme = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'a code of up to 40 letters and digits, beginning with a small letter')
  .meta({ id: 'Programme' })

/** The programmes of which a contact or visit is a part. */
export const programmes = z
  .array(programme)
  .min(1)
  .max(10)
  .check(eachOnce('programme'))
  .meta({ uniqueItems: true })
