import type { Contact, Demand, EventType, Feedback, Visit } from '../../events/index.ts'
import type { Note } from '../domain/ledger/notes.ts'
import type { notedProgrammes } from '../domain/policy/programmes.ts'
import { platformLabels } from './roster.ts'

/** Types of recorded event. */
export const eventTypeLabels = {
  contact: '联系',
  visit: '到基层',
  feedback: '青年反馈',
  demand: '代提诉求',
  respond: '答复',
  resolve: '解决',
  escalate: '反映职能部门',
  reopen: '青年重提',
  void: '撤销',
} as const satisfies Record<EventType, string>

/** Channels of a contact. */
export const channelLabels = {
  ...platformLabels,
  phone: '电话',
  faceToFace: '面对面交流',
} as const satisfies Record<Contact['channel'], string>

/** Purposes of a contact, after the notice's five tasks. */
export const purposeLabels = {
  greeting: '问候',
  topic: '话题讨论',
  listen: '倾听诉求',
  help: '办实事',
  guidance: '思想引导',
  mutualHelp: '互帮互助',
} as const satisfies Record<Contact['purpose'], string>

/** Programmes of the notice and the committee; a city's own go by their code. */
export const programmeLabels = {
  federationPairing: '青联界别结对',
  threeEntries: '三进三帮',
  leftBehindChildren: '“百千万”留守儿童关爱',
  membersToCommunity: '在职党员回社区',
  povertyRelief: '扶贫帮困',
  openDay: '机关开放日',
  campusStay: '驻校蹲班',
} as const satisfies Record<(typeof notedProgrammes)[number], string>

/** The word of a programme; its code where there is none. */
export const programmeLabel = (code: string): string =>
  (programmeLabels as Readonly<Record<string, string>>)[code] ?? code

/** What a cadre did at a base. */
export const activityLabels = {
  checkIn: '报到',
  themeDay: '主题团日',
  groupActivity: '线下活动',
  survey: '大宣传大调研',
  openDay: '机关开放日',
} as const satisfies Record<Visit['activity'], string>

/** Where a youth's voice came from. */
export const feedbackSourceLabels = {
  app: '团团聚',
  tencent: '腾讯',
  sina: '新浪',
  fieldSurvey: '实地调研',
  faceToFace: '面对面交流',
} as const satisfies Record<Feedback['source'], string>

/** Categories of demand. */
export const demandCategoryLabels = {
  confusion: '思想困惑',
  difficulty: '实际困难',
  suggestion: '意见建议',
} as const satisfies Record<Demand['category'], string>

/** What a receipt says will not count, and why. */
export const receiptNoteLabels = {
  outOfService: '当日不在任期内，不计入考核',
  notLinked: '有青年在当日未建立常态化联系，其部分不计入考核',
  unknownDemand: '尚未登记该诉求，暂不计入',
  unknownConfirmed: '未登记该青年参加的这次联系或活动，印证暂不计入',
} as const satisfies Record<Note, string>
