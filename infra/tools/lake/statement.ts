import { UsageError } from '../command-line.ts'

/** The text without strings, quoted names and comments, so that words in it are words of SQL. */
function bareWords(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g, matched =>
    matched.startsWith("'") ? "''" : matched.startsWith('"') ? '""' : ' ',
  )
}

/** What reaches beyond the lake, or tells of the machine. */
const beyond =
  /\b(read_\w+|\w*parquet\w*|\w+_scan|glob|sniff_csv|getenv|query|query_table|duckdb_\w+|pragma_\w+|which_secret|\w*http\w*)\s*\(/i

const statements =
  /\b(insert|update|delete|create|drop|alter|truncate|merge|copy|export|import|attach|detach|install|load|set|reset|pragma|call|use|vacuum|checkpoint|begin|commit|execute|prepare|comment|grant)\b/i

/** Takes a question that reads the lake and nothing else. @throws UsageError in one line that says what is not taken. */
export function checkStatement(sql: string): string {
  const words = bareWords(sql).trim().replace(/;\s*$/, '')
  const refuse = (what: string) => new UsageError(`the lake takes questions only: ${what}`)
  if (words.includes(';')) throw refuse('one statement at a time')
  if (!/^\s*\(*\s*(select|with)\b/i.test(words)) throw refuse('a statement begins with select or with')
  const [word] = statements.exec(words) ?? []
  // `with x as (…) delete …`, and what a reader takes for a statement though it is a column.
  if (word !== undefined && !new RegExp(`[.,]\\s*${word}\\b|\\bas\\s+${word}\\b`, 'i').test(words))
    throw refuse(`${word.toLowerCase()} is none`)
  const [, called] = beyond.exec(words) ?? []
  if (called !== undefined) throw refuse(`${called.toLowerCase()} reads something else`)
  if (/\b(from|join)\s*''/i.test(words) || /,\s*''\s+(as\s+)?\w+\s+(where|join|group|order)/i.test(words))
    throw refuse('a file is no table of the lake')
  return sql.trim().replace(/;\s*$/, '')
}
