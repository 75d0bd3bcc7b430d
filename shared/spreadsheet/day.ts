/** Day 0 of Excel's count; its wrong 29 February 1900 only touches days before March 1900. */
const epoch = Date.UTC(1899, 11, 30)
const dayMs = 86_400_000
const secondsPerDay = 86_400
const firstYear = 1990
const lastYear = 2099

/** The date of a day in Excel's count (42544: 2016-06-23), without the time; half a second before midnight is the next. */
export function dateOfSerial(serial: number): string {
  const day = Math.floor(Math.round(serial * secondsPerDay) / secondsPerDay)
  const date = new Date(epoch + day * dayMs)
  return Number.isNaN(date.valueOf()) || date.getUTCFullYear() > 9999 ? '' : date.toISOString().slice(0, 10)
}

const between = String.raw`\s*(?:[-./年月。·,、]\s*)+`
const clock = String.raw`(?:[上下]午|凌晨|[ap]m)?\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?`
const weekday = String.raw`\s*\(?(?:周|星期)[一二三四五六日天]\)?`
const longest = 60
const separated = new RegExp(
  `^(\\d{4})${between}(\\d{1,2})${between}(\\d{1,2})(?:\\s*[日号])?(?:${weekday})?(?:(?:(?<=[日号)一二三四五六天])|T|\\s+)${clock})?(?:${weekday})?[.。]?$`,
  'i',
)
const joined = /^(\d{4})(\d{2})(\d{2})$/
const serial = /^\d{5}(\.\d+)?$/

const digits = [...'〇一二三四五六七八九']
/** 一 to 三十一. */
const words = Array.from({ length: 31 }, (_, at) => {
  const [tens, rest] = [Math.floor((at + 1) / 10), (at + 1) % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${rest > 0 ? digits[rest] : ''}`
})
const chinese = /^([〇一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)[日号]$/

const dateOf = (year: number, month: number, day: number) => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same && year >= firstYear && year <= lastYear ? date.toISOString().slice(0, 10) : undefined
}

/** A date in Chinese words alone, as papers have it; many type the zero of its year as a circle or a letter. */
function parseChinese(plain: string): string | undefined {
  const match = chinese.exec(plain.replace(/\s/g, '').replace(/[○零oO0]/g, '〇'))
  if (!match) return undefined
  const [, year = '', month = '', day = ''] = match
  const known = Array.from(year, digit => digits.indexOf(digit)).join('')
  return dateOf(Number(known), words.indexOf(month) + 1, words.indexOf(day) + 1)
}

/**
 * The date which a person typed: `2016.6.23`, `2016-06-23`, `2016/6/23`, `2016年6月23日`, `20160623`,
 * `二〇一六年六月二十三日`, full-width or with stray spaces, or the bare number by which a spreadsheet keeps a date. Anything else, and what no calendar
 * has, is undefined: a date without its year is never guessed.
 */
export function parseDate(text: string): string | undefined {
  if (text.length > longest) return undefined
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[—–−‐]/g, '-')
  const match = separated.exec(plain) ?? joined.exec(plain)
  if (match) return dateOf(Number(match[1]), Number(match[2]), Number(match[3]))
  if (!serial.test(plain)) return parseChinese(plain)
  const [year, month, day] = dateOfSerial(Number(plain)).split('-').map(Number)
  return dateOf(year ?? 0, month ?? 0, day ?? 0)
}
