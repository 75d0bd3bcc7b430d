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
export interface MessageSettings {
  readOrgMessages(orgId: string): Promise<OrgMessages | undefined>
  putOrgMessages(orgId: string, settings: OrgMessages): Promise<void>
  /** Of those cadres who have said something, by id. */
  readCadreMessages(cadreIds: readonly string[]): Promise<Readonly<Record<string, CadreMessages>>>
  putCadreMessages(cadreId: string, settings: CadreMessages): Promise<void>
}

/** Settings kept in these items. */
export function messageSettingsOn(items: Items): MessageSettings {
  return {
    readOrgMessages: async orgId => (await items.get<OrgMessages>(settingKeys.orgMessages(orgId)))?.value,

    async putOrgMessages(orgId, value) {
      await items.put({ ...settingKeys.orgMessages(orgId), value })
    },

    async readCadreMessages(cadreIds) {
      const found = await items.getMany<CadreMessages>(cadreIds.map(settingKeys.cadreMessages))
      return Object.fromEntries(found.map(({ pk, value }) => [pk.slice(pk.indexOf('#') + 1), value]))
    },

    async putCadreMessages(cadreId, value) {
      await items.put({ ...settingKeys.cadreMessages(cadreId), value })
    },
  }
}
