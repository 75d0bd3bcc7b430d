import { expect, test } from 'vitest'
import { dateOfSerial, parseDate } from './day.ts'

test.each([
  '2016.6.23',
  '2016.06.23',
  '2016-06-23',
  '2016/6/23',
  '2016年6月23日',
  '2016年6月23号',
  '２０１６．６．２３',
  '２０１６年６月２３日',
  ' 2016.\u30006.\u00a023 ',
  '2016。6。23'.replaceAll('。', '.'),
  '2016—6—23',
  '2016,6,23',
  '20160623',
  '2016-06-23 00:00:00',
  '2016-06-23T09:30',
  '2016/6/23 9:30',
  '2016.6.23 下午3:00',
  '2016年6月23日9:30',
  '2016 年 6 月 23 日',
  '2016.6.23（星期四）',
  '42544',
  '42544.75',
])('%s is 2016-06-23', text => {
  expect(parseDate(text)).toBe('2016-06-23')
})

test.each([
  '',
  '6.23',
  '6月23日',
  '16.6.23',
  '2016.6',
  '2016.2.30',
  '2016.13.1',
  '尽快',
  '2016.6.23-6.25',
  '1016.6.23',
  '12345',
  '2016-6-213:00',
  '2 016.6.23',
  '2016-06-22T16:00:00Z',
  `2016${' . '.repeat(1_000)}`,
])('%s is no date that anybody should guess', text => {
  expect(parseDate(text)).toBeUndefined()
})

test.each([
  ['2016-6-2 13:00', '2016-06-02'],
  ['2016/6/2 3:00', '2016-06-02'],
  ['2016.6.2  08:00:00', '2016-06-02'],
  ['2016年6月2日13:00', '2016-06-02'],
  ['2016-6-2T13:00', '2016-06-02'],
])('the day of %s is not read together with the hour', (text, date) => {
  expect(parseDate(text)).toBe(date)
})

test.each([
  [46173.999999999, '2026-06-01'],
  [46174.0000001, '2026-06-01'],
  [46173.9999, '2026-05-31'],
])('%d is shown as %s', (serial, date) => {
  expect(dateOfSerial(serial)).toBe(date)
})

test('Excel counts days from the end of 1899', () => {
  expect(dateOfSerial(61)).toBe('1900-03-01')
  expect(dateOfSerial(42544.99)).toBe('2016-06-23')
  expect(dateOfSerial(1e12)).toBe('')
})
