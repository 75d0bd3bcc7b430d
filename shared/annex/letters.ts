/** What old GBK kept from U+E815 on, where Unicode still lacked it: these letters in this order. */
const firstPrivate = 0xe815
const privateLetters = [
  ...'⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
]

/** Radicals that look like whole letters and that no normalization maps; each with the letter it looks like. */
const radicals = new Map(
  [
    ...'⺁厂⺊卜⺒巳⺓幺⺕彐⺛旡⺝月⺠民⺩王⺪疋⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀',
  ].flatMap((letter, at, all) => (at % 2 === 0 ? [[letter, all[at + 1] ?? letter] as const] : [])),
)

const inPrivate = /[\uE815-\uE864]/g
const inRadicals = /[\u2E80-\u2FDF]/g
/** Dots in the middle of a line other than `·`, by which a name of several parts is written. */
const middleDots =
  /[\u02D9\u0387\u119E\u1427\u16EB\u2022\u2024\u2027\u2219\u22C5\u2981\u2E31\u2E33\u30FB\u318D\uA78F\uFE52\uFF65\u{10101}]/gu
const fullStop = /(?<=[\p{L}·])．(?=\p{L})/gu
/** What nobody sees: zero width, direction, variation selectors, fillers, annotations. */
const invisible = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu
const blank = /\u2800/g

const fromPrivate = (letter: string) => privateLetters[letter.charCodeAt(0) - firstPrivate] ?? letter
const fromRadical = (letter: string) => radicals.get(letter) ?? letter.normalize('NFKC')

/**
 * Text whose letters are those that it shows: composed, compatibility ideographs, Kangxi radicals and private-use letters
 * of old GBK as the letters they stand for, every middle dot as `·`, nothing invisible.
 */
export function plainLetters(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, '')
    .replace(blank, ' ')
    .normalize('NFC')
    .replace(inPrivate, fromPrivate)
    .replace(inRadicals, fromRadical)
    .replace(middleDots, '·')
    .replace(fullStop, '·')
}

// Planes 2 and 3 hold ideographs only, some of them newer than the tables here.
const noLetter = /[\p{Co}\uFFFC\uFFFD\u2E80-\u2FDF\u31C0-\u31EF]|(?![\u{20000}-\u{3FFFD}])\p{Cn}/u
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u30FC]/u

/** The first character of cleaned text that no table can tell, such as a letter of private use. */
export const strangeIn = (text: string): string | undefined => noLetter.exec(text)?.[0]

/** As {@link strangeIn}; in a person's name also a Japanese or phonetic letter, which looks like another. */
export const strangeInName = (text: string): string | undefined => strangeIn(text) ?? kana.exec(text)?.[0]

/** The code point of a character, such as U+E000. */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
