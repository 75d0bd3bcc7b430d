const complete = {
  branch: /(支部|总支|团委|团工委)$/,
  association:
    /(社|社团|协会|学会|联合会|商会|组织|团|团队|队|中心|俱乐部|联盟|站|之家|基金会|促进会|研究会)$/,
} as const

/** The two kinds of names in the sheet. */
export type NameKind = keyof typeof complete

// What lies between separators; a separator within a pair of brackets is none.
const between = (separators: string) => new RegExp(`(?:[（(][^（()）]*[）)]|[^${separators}])+`, 'g')
const always = between(';；')
const perhaps = between('\\n、,，/')
const dates = between('\\n;；、,，')
const numbering = /^[(（]?\d{1,2}[.、．)）](?!\d)[^\S\n]*/gm

const parts = (text: string, piece: RegExp) =>
  (text.match(piece) ?? []).map(part => part.trim()).filter(part => part !== '')

/**
 * The names in a cell. A semicolon always separates; a line break, comma or 、 only where each part is a whole name or
 * there is a date for each, since both also occur inside one name (机关、事业单位团支部) or wrap it.
 */
export function splitNames(text: string, kind: NameKind, dateCount: number): string[] {
  return parts(text.replace(numbering, ''), always).flatMap((piece, _, pieces) => {
    const names = parts(piece, perhaps)
    const separate =
      names.every(name => complete[kind].test(name)) ||
      (pieces.length === 1 && dateCount > 1 && names.length === dateCount)
    return separate ? names : [piece]
  })
}

/** The dates in a cell, as typed. */
export function splitDates(text: string): string[] {
  return parts(text.replace(numbering, ''), dates)
}
