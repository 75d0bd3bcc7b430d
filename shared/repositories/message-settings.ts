import type { MessageKind } from '../../events/reminder.ts'
import type { Items } from '../aws/items/items.ts'
import { settingKeys } from '../aws/keys.ts'
import type { QuietHours } from '../domain/messages/days.ts'

/** What a cadre does not want to be told. */
export interface CadreMessages {
  readonly mute: readonly MessageKind[]
}

/** What is not told to an org, to those below and to their cadres, and when nothing is told to itself. */
export interface OrgMessages extends CadreMessages {
  readonly quiet?: QuietHours | undefined
}

/** Who is told what. */
export type MessageSettings = ReturnType<typeof messageSettingsOn>

/** Settings kept in these items. */
export function messageSettingsOn(items: Items) {
  return {
    readOrgMessages: async (orgId: string): Promise<OrgMessages | undefined> =>
      (await items.get<OrgMessages>(settingKeys.orgMessages(orgId)))?.value,

    async putOrgMessages(orgId: string, value: OrgMessages): Promise<void> {
      await items.put({ ...settingKeys.orgMessages(orgId), value })
    },

    /** Of those cadres who have said something, by id. */
    async readCadreMessages(cadreIds: readonly string[]): Promise<Readonly<Record<string, CadreMessages>>> {
      const found = await items.getMany<CadreMessages>(cadreIds.map(settingKeys.cadreMessages))
      return Object.fromEntries(found.map(({ pk, value }) => [pk.slice(pk.indexOf('#') + 1), value]))
    },

    async putCadreMessages(cadreId: string, value: CadreMessages): Promise<void> {
      await items.put({ ...settingKeys.cadreMessages(cadreId), value })
    },
  }
}
