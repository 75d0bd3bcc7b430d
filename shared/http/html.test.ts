import { expect, test } from 'vitest'
import { joined, markup } from './html.ts'

test('what is put into markup is escaped, unless it is markup', () => {
  const bold = markup`<b title="${'"\''}">${'a & <b>'}</b>`
  expect(bold.markup).toBe('<b title="&quot;&#39;">a &amp; &lt;b&gt;</b>')
  expect(markup`<p>${bold}${7}${['<', bold]}</p>`.markup).toBe(`<p>${bold.markup}7&lt;${bold.markup}</p>`)
})

test('pieces with others between them', () => {
  expect(joined([], ', ').markup).toBe('')
  expect(joined(['a', '<', markup`<br>`], ' & ').markup).toBe('a &amp; &lt; &amp; <br>')
})
