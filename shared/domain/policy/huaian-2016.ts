import { usualRetention } from '../privacy/retention.ts'
import { ledgerZone } from '../time/ledger-zone.ts'
import type { CategoryRule, Policy } from './policy.ts'
import { notedProgrammes } from './programmes.ts'

const fullTime: CategoryRule = {
  quota: 100,
  ownQuota: false,
  branchYouth: 50,
  associationYouth: 50,
  fields: 3,
  halfDaysPerWeek: 2,
  themeDaysPerYear: 2,
  campaign: true,
  baseKinds: ['branch', 'association'],
}

const partTimeLarge: CategoryRule = {
  quota: 100,
  ownQuota: true,
  branchYouth: 0,
  associationYouth: 0,
  fields: 2,
  halfDaysPerWeek: 0,
  themeDaysPerYear: 0,
  campaign: false,
  baseKinds: ['branch'],
}

/** Local policy of Huai'an after the notice of 2016-06-16, version 1. */
export const huaian2016: Policy = {
  id: 'huaian-2016',
  version: 1,
  timeZone: ledgerZone,
  aheadMinutes: 5,
  maxCadresPerYouth: 3,
  personal: { contactYouths: 10, visitYouths: 30 },
  categories: {
    fullTime,
    seconded: fullTime,
    partTimeLarge,
    partTime: { ...partTimeLarge, quota: 10, ownQuota: false, fields: 1 },
  },
  realName: { leadingOrgans: ['cityCommittee', 'countyCommittee'], prefix: '共青团', suffix: '委' },
  monthlyReach: { num: 4, den: 5 },
  quarterActivity: { youths: 5, daysInService: 30 },
  campaign: { fromMonth: 7, toMonth: 8, daysInService: 30 },
  demands: { answerDays: 7, settleDays: 30 },
  windowMonths: 3,
  minRaters: 5,
  weights: {
    attainment: { quota: 40, branchYouth: 15, associationYouth: 15, fields: 10, realName: 10, reported: 10 },
    activity: {
      halfDays: 25,
      monthlyReach: 20,
      onlineWeeks: 10,
      quarterActivity: 10,
      faceToFace: 15,
      themeDays: 10,
      campaign: 5,
      demandsAnswered: 5,
    },
    satisfaction: { rating: 80, outcome: 20 },
  },
  dimensions: { attainment: 40, activity: 35, satisfaction: 25 },
  grades: { excellent: 85, good: 70, pass: 60, attainmentFloor: 60, exemptBelowDays: 30 },
  closing: { provisionalDay: 1, finalDay: 8, hour: 2 },
  selfService: true,
  review: {
    burst: { contacts: 10, seconds: 60 },
    lastDay: { events: 10, dates: 3 },
    sameHalfDay: { bases: 2 },
    ratings: { youths: 10, minutes: 10 },
    concentration: { num: 1, den: 10 },
    callBacks: { sample: 5, perCadre: 30 },
  },
  rankings: false,
  programmes: [...notedProgrammes],
  retention: usualRetention,
  deadlines: { rosters: '2016-06-20', plan: '2016-06-25', quota: '2016-08-31' },
}
