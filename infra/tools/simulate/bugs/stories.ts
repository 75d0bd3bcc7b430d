import type { Request } from '../story/requests.ts'
import { type Action, closings, type Story } from '../story.ts'

/** Stories in which somebody asks for something of these, or does so once the month is closed. */
export const asking = (...endpoints: readonly Request['endpoint'][]) => askingSince(0, ...endpoints)
export const askingLate = (...endpoints: readonly Request['endpoint'][]) =>
  askingSince(closings.final, ...endpoints)
const askingSince =
  (since: number, ...endpoints: readonly Request['endpoint'][]) =>
  ({ actions }: Story) =>
    actions.some(each => each.kind === 'request' && each.at > since && endpoints.includes(each.endpoint))

/** Stories in which somebody becomes known once the month is closed. */
export const becomingKnownLate = ({ actions }: Story) =>
  actions.some(
    each => each.kind === 'request' && each.at > closings.final && each.params?.cadreId === 'c-late',
  )

/** Stories with a lake in which somebody asks for something of these, or for anything. */
export const withLake =
  (...endpoints: readonly Request['endpoint'][]) =>
  (story: Story) =>
    story.lake && (endpoints.length === 0 || asking(...endpoints)(story))

/** Stories at whose end `verify` looks over everything. */
export const lookedOver = (story: Story) => story.lookedOver

/** Stories with a deep tree of orgs. */
export const withDeepTree = ({ deep }: Story) => deep

/** Stories in which an id comes a second time. */
export const reusingAnId = ({ actions }: Story) => {
  const ids = actions.flatMap(each =>
    each.kind === 'request' && each.body && 'id' in each.body ? [each.body.id] : [],
  )
  return new Set(ids).size < ids.length
}

/** Stories in which a cadre moves once there are results, and seconds later does not. */
export const movingAndBack = ({ actions }: Story) => {
  const asked = actions.filter(each => each.kind === 'request' && each.at > closings.provisional)
  return asked.some((each, index) => {
    const next = asked[index + 1]
    return next && / orgId /.test(saidOf(each)) && saidOf(next).endsWith('taken back')
  })
}
const saidOf = (action: Action) => (action.kind === 'request' ? action.about : '')
