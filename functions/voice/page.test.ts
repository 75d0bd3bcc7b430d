import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { gonePage, pageHeaders, renderVoicePage, type VoicePage } from './page.ts'

const page: VoicePage = {
  cadre: '王小明',
  org: '共青团涟水县委',
  month: '2026-10',
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
  demands: [
    {
      category: 'difficulty',
      text: '孩子入托困难',
      raisedOn: '2026-09-05',
      state: 'escalated',
      answer: '已与教育局联系',
      department: '县教育局',
    },
  ],
  callBacks: [{ on: '2026-10-12', kind: 'contact' }],
}

test('the page asks in Chinese what a youth may say, and names nobody but the cadre and the org', () => {
  const html = renderVoicePage(page)
  expect(html).toContain('<html lang="zh-CN">')
  for (const said of ['王小明', '共青团涟水县委', '2026年10月', '孩子入托困难', '县教育局', '5 非常满意'])
    expect(html).toContain(said)
  expect(
    [...html.matchAll(/name="(\w+)"/g)].map(([, name]) => name).filter(name => name !== 'viewport'),
  ).toEqual([
    'nonce',
    ...Array(5).fill('score'),
    'comment',
    ...Array(3).fill('met0'),
    ...Array(2).fill('solved0'),
    'demandCategory',
    'demandText',
    'complaint',
  ])
})

test('whatever a person wrote is text, never markup', () => {
  const evil = `"><script>alert(1)</script>&'`
  const html = renderVoicePage({
    ...page,
    cadre: evil,
    org: evil,
    typed: { comment: evil, demandText: evil, complaint: evil },
    demands: [
      {
        category: 'confusion',
        text: evil,
        raisedOn: '2026-09-05',
        state: 'open',
        answer: evil,
        department: evil,
      },
    ],
  })
  expect(html).not.toContain('<script')
  expect(html.match(/&quot;&gt;&lt;script&gt;/g)).toHaveLength(8)
})

test('the largest page stays under 20 kB', () => {
  const demand = {
    ...page.demands[0],
    text: '字'.repeat(200),
    answer: '字'.repeat(200),
    department: '字'.repeat(100),
  }
  const html = renderVoicePage({
    ...page,
    demands: Array(3).fill(demand),
    callBacks: Array(5).fill(page.callBacks[0]),
    wrong: ['score', 'comment', 'demandCategory', 'demandText', 'complaint', 'solved', 'met'],
  })
  expect(Buffer.byteLength(html)).toBeLessThan(20_000)
})

test('the headers allow the page its own style and form, and nothing else', () => {
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(renderVoicePage(page)) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  expect(pageHeaders['content-security-policy']).toContain(`style-src 'sha256-${hash}'`)
  expect(pageHeaders['content-security-policy']).toContain("default-src 'none'")
  expect(gonePage).toContain('链接已失效')
})
