import type { Directory } from './directory.ts'
import { rememberAnswers } from './remember.ts'

/** The org at the top of an org's tree: policy, calendar and youths are its own. */
export type Roots = ReturnType<typeof rootsOn>

/** Roots looked up in the roster, remembered for some seconds: no org leaves its tree. */
export function rootsOn({ readOrgPath }: Pick<Directory, 'readOrgPath'>, now: () => Date) {
  const read = rememberAnswers(now, {
    async ask(key: string) {
      const [orgId = '', on = ''] = key.split(' ')
      return (await readOrgPath(orgId, on)).at(-1)
    },
    isKnown: root => root !== undefined,
  })
  return {
    /** The root above an org on a date, itself if it is one; undefined if there is no such org. */
    readRoot: async (orgId: string | undefined, on: string): Promise<string | undefined> =>
      orgId === undefined ? undefined : read(`${orgId} ${on}`),
  }
}
