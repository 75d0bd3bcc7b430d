import type { Base } from '../../events/index.ts'
import { type CadreProfile, validOrFirst } from '../domain/roster/roster.ts'
import { remember } from './remember.ts'

/** Who and what there is, as far as scope and references need it. */
export interface Directory {
  /** The date today. */
  today(): string
  /** A cadre; undefined if there is none. */
  readProfile(cadreId: string): Promise<CadreProfile | undefined>
  /** The org and those above it on a date, up to the root; empty if there is no such org. */
  readOrgPath(orgId: string, on: string): Promise<readonly string[]>
  /** A base; undefined if there is none. */
  readBase(baseId: string): Promise<Base | undefined>
}

/** The org of a cadre on a day, before its first day the first; undefined if there is no such cadre. */
export async function orgOfCadre(
  { readProfile }: Pick<Directory, 'readProfile'>,
  cadreId: string,
  day: string,
): Promise<string | undefined> {
  const profile = await readProfile(cadreId)
  return profile && validOrFirst(profile.history, day)?.orgId
}

/** Whether two orgs lie below one root today. */
export async function shareRoot(
  { today, readOrgPath }: Pick<Directory, 'today' | 'readOrgPath'>,
  orgId: string,
  otherId: string,
): Promise<boolean> {
  const [path, other] = await Promise.all([orgId, otherId].map(each => readOrgPath(each, today())))
  return path?.at(-1) === other?.at(-1)
}

/** A directory that remembers answers for some seconds: a burst reads nothing. For recording alone: moves are missed. */
export function rememberDirectory(directory: Directory, now: () => Date): Directory {
  const readOrgPath = remember(
    now,
    key => {
      const [orgId = '', on = ''] = key.split(' ')
      return directory.readOrgPath(orgId, on)
    },
    path => path.length > 0,
  )
  return {
    today: () => directory.today(),
    readProfile: remember(
      now,
      id => directory.readProfile(id),
      cadre => cadre !== undefined,
    ),
    readOrgPath: (orgId, on) => readOrgPath(`${orgId} ${on}`),
    readBase: remember(
      now,
      id => directory.readBase(id),
      base => base !== undefined,
    ),
  }
}
