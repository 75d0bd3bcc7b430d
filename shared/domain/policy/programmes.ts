/**
 * Programmes that the notice and the committee speak of: 青联界别结对, 三进三帮, “百千万”留守儿童关爱, 在职党员回社区, 扶贫帮困,
 * 机关开放日, 驻校蹲班.
 */
export const notedProgrammes = [
  'federationPairing',
  'threeEntries',
  'leftBehindChildren',
  'membersToCommunity',
  'povertyRelief',
  'openDay',
  'campusStay',
] as const

/** The codes that are no programme of the policy. A version older than this key has the noted programmes. */
export const unknownProgrammes = (
  { programmes = [...notedProgrammes] }: { readonly programmes?: readonly string[] },
  codes: readonly string[],
): string[] => codes.filter(code => !programmes.includes(code))
