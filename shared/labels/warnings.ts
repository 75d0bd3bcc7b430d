import { quoted } from './quoted.ts'

/** What should be known of a change of the roster although it is taken. */
export const rosterWarnings = {
  mobileShared: (others: number) => `该手机号码另有${others}名在任团干部登记，请核对`,
  shortSecondment: (from: string, until: string) => `挂职应在一年以上，现登记为${from}至${until}，请核对`,
  changesLater: (date: string) => `已登记自${date}起的变更，届时以该变更为准`,
  manyCadres: (others: number, most: number) =>
    `该青年已有${others}名团干部联系，最多${most}名计入联系数，请避免重复联系`,
  sameName: (name: string) => `本组织已有名为${quoted(name)}的同类基层组织，如系重复登记请合并`,
} as const
