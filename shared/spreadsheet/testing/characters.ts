import fc from 'fast-check'

const [surrogates, afterThem, last] = [0xd800, 0xe000, 0x10ffff]

/** Any character of Unicode but the halves of surrogate pairs. fast-check's own strings of these take a second to begin. */
export const anyCharacter = fc
  .nat(last - (afterThem - surrogates))
  .map(point => String.fromCodePoint(point < surrogates ? point : point + afterThem - surrogates))
