import { firstMonth } from '../domain/time/ledger-zone.ts'
import { Problem } from './problem.ts'

/**
 * Makes sure that a month is one in which something may be begun today.
 * @throws Problem at `path`: `invalid_request` before the ledger's first month, `month_not_begun` for one to come.
 */
export function checkBegun(month: string, today: string, path = 'month'): void {
  if (month < firstMonth) throw Problem.at('invalid_request', path, `not before ${firstMonth}`, 'too_small')
  if (`${month}-01` > today) throw Problem.at('month_not_begun', path)
}
