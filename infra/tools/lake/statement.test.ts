import { expect, test } from 'vitest'
import { checkStatement } from './statement.ts'

test.each([
  'select 1',
  'select type, count(*) from events where counts group by type',
  'WITH a AS (select * from links) select count(*) from a;',
  "select 'drop table events; copy' as text",
  'select count(*) as open, sum(e.youths) as load from events e',
  '(select 1) union all (select 2)',
  'select * from events -- a remark; drop\n limit 1',
])('%s is taken', sql => {
  expect(checkStatement(sql)).toBe(sql.replace(/;$/, ''))
})

test.each([
  ['drop view events', 'a statement begins with select or with'],
  ["copy events to '/tmp/x.csv'", 'a statement begins with select or with'],
  ["attach '/tmp/x.db'", 'a statement begins with select or with'],
  ['pragma database_list', 'a statement begins with select or with'],
  ['install httpfs', 'a statement begins with select or with'],
  ["set memory_limit = '9GB'", 'a statement begins with select or with'],
  ['explain select 1', 'a statement begins with select or with'],
  ['select 1; select 2', 'one statement at a time'],
  ["select 1; copy events to '/tmp/x'", 'one statement at a time'],
  ['with a as (select 1) delete from events', 'delete is none'],
  ['with a as (select 1) insert into events select * from a', 'insert is none'],
  ["select * from read_csv('/etc/passwd')", 'read_csv reads something else'],
  ["select * from READ_TEXT ('/etc/passwd')", 'read_text reads something else'],
  ["select * from parquet_scan('x')", 'parquet_scan reads something else'],
  ["select * from glob('/*')", 'glob reads something else'],
  ["select getenv('HOME')", 'getenv reads something else'],
  ["select * from query('select 1')", 'query reads something else'],
  ['select * from duckdb_settings()', 'duckdb_settings reads something else'],
  ["select * from '/etc/passwd'", 'a file is no table of the lake'],
  ["select * from events join '/tmp/x.parquet' on true", 'a file is no table of the lake'],
])('%s is refused', (sql, why) => {
  expect(() => checkStatement(sql)).toThrow(`the lake takes questions only: ${why}`)
})
