import * as z from 'zod'
import { demandCategory, stepType } from '../../events/demand.ts'
import { activity } from '../../events/visit.ts'
import { count, shownMonth } from '../../shared/contracts/answers.ts'
import { factsVersion, type MonthFacts } from '../../shared/domain/ledger/facts.ts'

const youth = count.describe('Position in `youths`.')
const day = z.int().describe('Day of the month.')
const moment = z.number().describe('Milliseconds since 1970.')

const sizedDays = z
  .union([z.int(), z.array(z.int())])
  .describe(
    'Days on which a youth was contacted: bit d − 1 stands for day d. A number is for contacts with that youth alone; else pairs of size and days, ascending by size.',
  )
const byYouth = z.array(sizedDays).describe('Along `youths`, zeros at the end left off.')

/** What one cadre's month amounts to; see `MonthFacts`. */
export const factsSchema = z
  .strictObject({
    v: z.literal(factsVersion),
    month: shownMonth,
    hash: z
      .string()
      .describe('Tells months that mean the same; empty where nothing counts, and for the cadre itself.'),
    events: count.describe('Different events, voided and void ones too.'),
    late: count.describe('How many of them were recorded after the month had ended.'),
    youths: z.array(z.string()),
    online: byYouth,
    phone: byYouth,
    faceToFace: byYouth,
    visits: z
      .array(z.tuple([day, z.enum(['am', 'pm']), activity, z.string(), z.array(youth)]))
      .describe('Day, half, activity, base (empty: none), who took part.'),
    ratings: z.array(z.tuple([youth, day, z.int()])).describe('Youth, day, score: the last of that day.'),
    confirmed: z.array(z.tuple([youth, day, z.int()])).describe('Youth, day, day of the contact confirmed.'),
    awaited: z
      .array(z.tuple([youth, day, z.string()]))
      .describe('Youth, day, id of the event confirmed, which lies in another month.'),
    demands: z
      .array(
        z.tuple([z.string(), youth, demandCategory, moment, z.union([z.literal(0), z.literal(1)]), moment]),
      )
      .describe('Id, youth, category, when it was raised, whether by feedback, when it was recorded.'),
    steps: z.array(z.tuple([z.string(), stepType, moment])).describe('Demand, step, when; in their order.'),
  })
  .meta({ id: 'Facts' }) satisfies z.ZodType<MonthFacts>
