import type { Cadre } from '../../../events/index.ts'
import type { CadreProfile } from '../roster/roster.ts'

/** What of a cadre is about the person; as a profile's entry or a change of it says it. */
type About = Partial<Pick<Cadre, 'name' | 'post' | 'mobile' | 'accounts' | 'leaves'>>

/** What stands in a name's place, and the regions that a real-name account may show. */
export interface Erasing {
  readonly word: string
  readonly regions: readonly string[]
}

/** Stands for an account that did not show the real name. */
const otherAccount = '-'

/** An account as the indicator of real names looks at it: that it held the name, behind which region. */
function accountWithout(displayName: string, name: string, { word, regions }: Erasing): string {
  if (!displayName.includes(name)) return otherAccount
  const before = displayName.slice(0, -name.length)
  const isExact = displayName.endsWith(name) && regions.some(region => before.includes(region))
  return isExact ? before + word : word
}

/** What is said of a cadre without name, post, phone, account or reason of a leave. What counts stays. */
export function withoutPerson<Content extends About>(content: Content, erasing: Erasing): Content {
  const { word } = erasing
  const { name, post, mobile, accounts, leaves } = content
  return {
    ...content,
    ...(name !== undefined && { name: word }),
    ...(post !== undefined && { post: word }),
    ...(mobile !== undefined && { mobile: '' }),
    ...(accounts && {
      accounts: accounts.map(({ platform, displayName }) => ({
        platform,
        displayName: accountWithout(displayName, name ?? word, erasing),
      })),
    }),
    ...(leaves && { leaves: leaves.map(({ since, until }) => ({ since, until })) }),
  }
}

/** See {@link withoutPerson}; of all that was ever said. */
export const profileWithoutPerson = (profile: CadreProfile, erasing: Erasing): CadreProfile => ({
  ...withoutPerson(profile, erasing),
  history: profile.history.map(entry => withoutPerson(entry, erasing)),
})
