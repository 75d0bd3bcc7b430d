import { describe, expect, test } from 'vitest'
import { readVoiceForm, saysNothing } from './form.ts'

const nonce = 'AAAAAAAAAAAAAAAAAAAAAA'
const sent = (fields: Record<string, string>) =>
  readVoiceForm(Buffer.from(new URLSearchParams({ nonce, ...fields }).toString()))

test('a whole form is read', () => {
  expect(
    sent({
      score: '4',
      comment: ' 谢谢\r\n您 ',
      demandCategory: 'difficulty',
      demandText: '孩子入托困难',
      solved0: 'no',
      solved1: 'yes',
      met0: 'unsure',
    }),
  ).toEqual({
    form: {
      nonce,
      score: 4,
      comment: '谢谢\n您',
      demand: { category: 'difficulty', text: '孩子入托困难' },
      solved: new Map([
        [0, false],
        [1, true],
      ]),
      met: new Map([[0, 'unsure']]),
    },
  })
})

test('an empty form is read, and says nothing', () => {
  const read = sent({ comment: '  ', demandCategory: '', demandText: '' })
  expect(read).toEqual({ form: { nonce, solved: new Map(), met: new Map() } })
  expect('form' in read && saysNothing(read.form)).toBe(true)
})

test('a text of exactly a thousand characters is taken, rare ones count once each', () => {
  expect(sent({ comment: '𠮷'.repeat(1000) })).toMatchObject({ form: { comment: '𠮷'.repeat(1000) } })
  expect(sent({ comment: '𠮷'.repeat(1001) })).toEqual({ wrong: ['comment'] })
})

describe('what is wrong is named, and nothing counts', () => {
  test.each<[Record<string, string>, string[]]>([
    [{ score: '0' }, ['score']],
    [{ score: '6' }, ['score']],
    [{ score: '3.5' }, ['score']],
    [{ score: ' 3' }, ['score']],
    [{ score: '' }, ['score']],
    [{ comment: '长'.repeat(1001) }, ['comment']],
    [{ demandCategory: 'wish', demandText: '想' }, ['demandCategory']],
    [{ demandText: '没有类别' }, ['demandCategory']],
    [{ demandCategory: 'confusion' }, ['demandText']],
    [{ solved0: 'maybe' }, ['solved']],
    [{ met0: 'toString' }, ['met']],
    [{ youthId: 'y-1' }, ['form']],
    [{ solved10: 'yes' }, ['form']],
    [{ nonce: 'short' }, ['form']],
    [{ score: '9', comment: '长'.repeat(1001) }, ['score', 'comment']],
  ])('%j', (fields, wrong) => {
    expect(sent(fields)).toEqual({ wrong })
  })

  test.each([
    ['a field twice', Buffer.from(`nonce=${nonce}&score=5&score=1`)],
    ['bytes that are no UTF-8', Buffer.from(`nonce=${nonce}&comment=%FF%FE`)],
    ['bytes that are not encoded', Buffer.from(`nonce=${nonce}&comment=好`)],
    ['a megabyte', Buffer.from(`nonce=${nonce}&comment=${'a'.repeat(1_000_000)}`)],
    ['JSON', Buffer.from('{"score":5}')],
  ])('%s', (_, body) => {
    expect(readVoiceForm(body)).toEqual({ wrong: ['form'] })
  })
})
