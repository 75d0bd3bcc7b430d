import { expect, test } from 'vitest'
import { questionLabels } from '../../labels/lake.ts'
import { lakeViews } from '../views.ts'
import { questions } from './index.ts'

/** What reads the same on Athena and DuckDB and answers otherwise, or is known to one of them alone. */
const different: readonly [RegExp, string][] = [
  [/(?<!as double\)\s*)\//, '/ of whole numbers'],
  [/\b(date_diff|datediff|date_add|date_sub|date_trunc|date_part|date_format|format_datetime)\b/i, 'dates'],
  [/\b(day_of_week|dayofweek|dow|week|weekofyear|year_of_week|day_of_year)\s*\(/i, 'weeks'],
  [/\b(extract|strftime|strptime|from_unixtime|to_unixtime|epoch|age|now)\s*\(/i, 'moments'],
  [
    /\bat\s+time\s+zone\b|\b(current_date|current_timestamp|localtime|localtimestamp)\b|\binterval\b/i,
    'moments',
  ],
  [/\b(date|timestamp|time)\s*'/i, 'moments'],
  [/\bapprox_\w+|\b(median|quantile\w*|percentile\w*|mode)\s*\(/i, 'approximations'],
  [/\b(element_at|cardinality|array_\w+|list_\w+|len|transform|filter\s*\(\s*\w+\s*,)\b/i, 'lists'],
  [/\w\s*\[/, 'list indexes'],
  [/\b(try_cast|try)\s*\(|::/i, 'casts'],
  [/\b(max_by|min_by|arg_max|arg_min|any_value|arbitrary|first|last)\s*\(/i, 'any of several'],
  [/\b(string_agg|listagg|group_concat|concat|concat_ws|format|printf)\s*\(/i, 'texts'],
  [/\b(regexp_\w+|split\w*|ilike|similar\s+to|glob)\b/i, 'patterns'],
  [/\b(greatest|least)\s*\(/i, 'null among others'],
  [/\b(qualify|exclude|replace|pivot|unpivot|sample|tablesample|asof)\b|group\s+by\s+all/i, 'one dialect'],
  [/"/, 'quoted names'],
  [/\bunnest\s*\((?![^)]*\)\s+as\s+\w+\(\w+\))/i, 'unnest without names'],
  [/\blimit\b|\boffset\b/i, 'which rows come first'],
]

const faults = (sql: string) => different.filter(([pattern]) => pattern.test(sql)).map(([, what]) => what)

const texts = [...Object.entries(questions), ...Object.entries(lakeViews)].map(([name, { sql }]) => ({
  name,
  sql,
}))

test.each(texts)('$name means the same on Athena and on DuckDB', ({ sql }) => {
  expect(faults(sql)).toEqual([])
})

test.each(Object.entries(questions))('%s has an order, and a title', (name, { sql }) => {
  expect(sql).toMatch(/\border by [^)]+$/)
  expect(questionLabels).toHaveProperty([name])
})

test.each([
  ['select 3/2', '/ of whole numbers'],
  ["select date_diff('day', a, b) from x", 'dates'],
  ['select day_of_week(d) from x', 'weeks'],
  ['select week(d) from x', 'weeks'],
  ["select d at time zone 'Asia/Shanghai' from x", 'moments'],
  ['select approx_distinct(a) from x', 'approximations'],
  ['select element_at(a, 1) from x', 'lists'],
  ['select cardinality(a) from x', 'lists'],
  ['select a[1] from x', 'list indexes'],
  ["select date_add('day', 1, d) from x", 'dates'],
  ["select format_datetime(d, 'yyyy') from x", 'dates'],
  ['select try_cast(a as double) from x', 'casts'],
  ['select a::double from x', 'casts'],
  ['select concat(a, b) from x', 'texts'],
  ['select greatest(a, b) from x', 'null among others'],
  ['select * from x cross join unnest(l)', 'unnest without names'],
])('%s is refused', (sql, what) => {
  expect(faults(sql)).toContain(what)
})

test('dividing by what was cast is the same', () => {
  expect(faults('select round(100 * cast(a as double) / b, 1) from x')).toEqual([])
})
